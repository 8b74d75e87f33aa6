/** Latent Loom: a browser studio for generative art. */
@org.jspecify.annotations.NullMarked
package loom;
