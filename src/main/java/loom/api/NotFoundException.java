package loom.api;

import loom.base.Refusal;

/** There is nothing of that id (HTTP 404). */
class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /**
     * @param kind what was looked for: "data set"
     * @param list where to look: "/api/v1/datasets"
     */
    NotFoundException(String kind, Object id, String list) {
        refusal =
                new Refusal(
                        "there is no " + kind + " " + id,
                        "ids are those that GET " + list + " lists",
                        "ask there for the ids");
    }

    Refusal refusal() {
        return refusal;
    }
}
