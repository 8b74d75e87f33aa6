"""Trains every recipe on one data set and writes how good the pictures became: docs/quality.md.

It works as a person's script would, through the HTTP API of a studio that runs already:

    ./loom --loom.home=/tmp/quality --server.port=8090 &
    python3 src/bench/quality.py images.zip --studio http://127.0.0.1:8090

Every preset is trained at 64 x 64 until it has seen --seen images, once for each seed. With three seeds and all
presets this takes most of a day on two cores: choose with --presets and --seeds, and start the script again later.
What is done is kept in docs/quality/results.json and not done again. Needs nothing but Python's library.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import time
import urllib.parse
import urllib.request

GRIDS = pathlib.Path("docs/quality")
RESULTS = GRIDS / "results.json"
REPORT = pathlib.Path("docs/quality.md")
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def batches():
    """The batch of each of the studio's presets, in the order to show them."""
    said = subprocess.run(["./loom", "bench", "presets"], check=True, capture_output=True, text=True).stdout
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    return {line["preset"]: line["batch"] for line in lines}


class Studio:
    def __init__(self, address):
        self.address = address.rstrip("/") + "/api/v1"

    def call(self, path, body=None, kind="application/json"):
        request = urllib.request.Request(self.address + path, data=body, headers={"Content-Type": kind})
        with urllib.request.urlopen(request) as answer:
            return answer.read()

    def json(self, path, body=None):
        return json.loads(self.call(path, None if body is None else json.dumps(body).encode()))

    def data_set(self, path):
        name = urllib.parse.quote(path.stem)
        made = json.loads(self.call(f"/datasets?name={name}", path.read_bytes(), "application/zip"))
        return self.wait(f"/datasets/{made['id']}", {"READY"})

    def wait(self, path, wanted):
        while True:
            it = self.json(path)
            if it["state"] in wanted:
                return it
            if it["state"] in ("FAILED", "DIVERGED", "STOPPED"):
                raise SystemExit(f"{path} ended {it['state']}: {it.get('failure')}")
            time.sleep(5)


def steps_per_epoch(images, batch):
    """The engine holds one image in ten out, at most 500, from 40 images on."""
    training = images if images < 40 else images - min(500, images // 10)
    return max(1, training // batch)


def train(studio, data_set, preset, batch, seed, seen):
    epochs = max(1, round(seen / (steps_per_epoch(data_set["images"], batch) * batch)))
    order = {"name": f"{preset} {seed}", "dataset": data_set["id"], "preset": preset, "seed": seed, "epochs": epochs}
    run = studio.json("/runs", {**order, "batchSize": batch, "imageSize": 64, "colour": "rgb"})
    done = studio.wait(f"/runs/{run['id']}", {"FINISHED"})
    quality = studio.json(f"/runs/{run['id']}/quality")["epochs"][-1]
    likeness = quality.pop("likeness") or {}
    if seed == 1:
        grid = studio.call(f"/runs/{run['id']}/samples/{done['samples']}.png")
        (GRIDS / f"{preset}.png").write_bytes(grid)
    started, ended = (time.mktime(time.strptime(done[k][:19], "%Y-%m-%dT%H:%M:%S")) for k in ("started", "ended"))
    return {
        "preset": preset,
        "seed": seed,
        "seen": done["steps"] * batch,
        "batch": batch,
        "minutes": (ended - started) / 60,
        **quality,
        **likeness,
    }


def cell(rows, key, digits):
    values = [row[key] for row in rows if key in row]
    if not values:
        return "not measured"
    text = f"{statistics.mean(values):.{digits}f}"
    return text if len(values) == 1 else f"{text} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def table(results, presets):
    lines = ["| Recipe | batch | seeds | score | distance | floor | diversity | nearest | minutes |", "|---|" + "---|" * 8]
    for preset in presets:
        rows = [row for row in results if row["preset"] == preset]
        if rows:
            cells = [cell(rows, key, digits) for key, digits in
                     (("score", 2), ("distance", 1), ("floor", 1), ("diversity", 2), ("nearest", 2), ("minutes", 0))]
            lines.append(f"| `{preset}` | {rows[0]['batch']} | {len(rows)} | " + " | ".join(cells) + " |")
    return lines


def grids(presets):
    lines = []
    for preset in presets:
        if (GRIDS / f"{preset}.png").exists():
            lines += ["", f"`{preset}`, seed 1:", "", f"![Sixteen samples of {preset}](quality/{preset}.png)"]
    return lines


def report(results, presets):
    before, _, rest = REPORT.read_text().partition(BEGIN)
    after = rest.partition(END)[2]
    text = "\n".join([BEGIN, *table(results, presets), *grids(presets), END])
    REPORT.write_text(before + text + after)


def main():
    batch_of = batches()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("images", type=pathlib.Path, help="a zip of images")
    parser.add_argument("--studio", default="http://127.0.0.1:8080")
    parser.add_argument("--presets", nargs="+", default=list(batch_of), choices=batch_of)
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 2, 3])
    parser.add_argument("--seen", type=int, default=45_000)
    options = parser.parse_args()
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else []
    done = {(row["preset"], row["seed"]) for row in results}
    wanted = [(p, s) for s in options.seeds for p in options.presets if (p, s) not in done]
    studio = Studio(options.studio)
    data_set = studio.data_set(options.images) if wanted else None
    GRIDS.mkdir(parents=True, exist_ok=True)
    for preset, seed in wanted:
        results.append(train(studio, data_set, preset, batch_of[preset], seed, options.seen))
        print(json.dumps(results[-1]), flush=True)
        RESULTS.write_text(json.dumps(results, indent=1))
    report(results, batch_of)


if __name__ == "__main__":
    main()
