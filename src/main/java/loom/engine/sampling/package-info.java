/** From latents to pictures: latents, walks between them, generators and their sampler. */
@NullMarked
package loom.engine.sampling;

import org.jspecify.annotations.NullMarked;
