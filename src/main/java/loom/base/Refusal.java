package loom.base;

/**
 * Says no to bad input in a way that helps: what was given, what is allowed, and what to do.
 *
 * @param given what was wrong, with the actual value: "the zip holds 3 images"
 * @param allowed the rule: "a data set needs at least 16"
 * @param remedy what to do: "add more images and upload again"
 */
public record Refusal(String given, String allowed, String remedy) {
    /** The three parts as plain sentences, for a page. */
    public String sentence() {
        return sentence(given) + " " + sentence(allowed) + " " + sentence(remedy);
    }

    private static String sentence(String part) {
        if (part.isEmpty()) {
            return "";
        }
        String capital = Character.toUpperCase(part.charAt(0)) + part.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }
}
