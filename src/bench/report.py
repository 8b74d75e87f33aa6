"""Writes what src/bench/run.sh measured into docs/benchmarks.md, between two marks there.

    python3 src/bench/report.py target/bench docs/benchmarks.md

Reads the lines of JSON of each part. The text around the marks is written by hand and stays.
"""

import datetime
import json
import os
import platform
import statistics
import sys

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
TITLES = {
    "train": "Training",
    "presets": "The recipes (no peer)",
    "memory": "A long training",
    "generate": "Drawing pieces",
    "import": "Import of photographs",
}
RATE = {"train": "images/s", "presets": "images/s", "generate": "pieces/s", "import": "images/s"}


def is_peer(line):
    return line["engine"].startswith(("pytorch", "pillow"))


def work(line):
    """What was done, whoever did it."""
    if line["bench"] == "train":
        return f"{line['preset']}, {line['size']} x {line['size']}, batch {line['batch']}"
    if line["bench"] == "generate":
        return f"{line['pieces']} pieces of {line['size']} x {line['size']}"
    return f"{line['images']:,} photographs to {line['size']} x {line['size']}"


def who(line):
    if is_peer(line):
        name = "Pillow, a loop" if line["bench"] == "import" else "PyTorch, eager"
        return f"{name}, {line['precision']}" if "precision" in line else name
    if line["bench"] == "train":
        asked, got = line["requested"], line["precision"]
        return "Latent Loom, " + (asked if asked == got else f"{asked} ({got})")
    return "Latent Loom" + (f", {line['precision']}" if "precision" in line else "")


def goal(line):
    """The ratio that the project wants, where it set one."""
    if is_peer(line):
        return None
    if line["bench"] == "train" and (line["preset"], line["size"], line["batch"]) == ("dcgan", 64, 128):
        return 2.2 if line["precision"] == "bfloat16" else 1.3
    return {"generate": 1.3, "import": 1.5}.get(line["bench"])


def table(part, lines):
    """One row for each work and whoever did it; ratios to the peer's median, where there is one."""
    groups = {}
    for line in lines:
        groups.setdefault(work(line), {}).setdefault(who(line), []).append(line)
    rows = [
        f"| | {RATE[part]}, median | least to most | against the peer | goal | memory, MB |",
        "|---|---|---|---|---|---|",
    ]
    for title, entries in groups.items():
        rows.append(f"| *{title}* | | | | | |")
        bases = [
            statistics.median(one["images_per_second"] for one in entry)
            for entry in entries.values()
            if is_peer(entry[0])
        ]
        for name, entry in entries.items():
            rates = [one["images_per_second"] for one in entry]
            median = statistics.median(rates)
            wanted = goal(entry[0]) if bases else None
            cells = [
                name,
                f"{median:,.1f}",
                f"{min(rates):,.1f} to {max(rates):,.1f}" if len(rates) > 1 else "one round",
                f"{median / bases[0]:.2f}" if bases else "",
                f"{wanted}, {'met' if median / bases[0] >= wanted else 'missed'}" if wanted else "",
                str(max(one.get("peak_rss_mb", 0) for one in entry) or ""),
            ]
            rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


def memory(lines):
    """Whether a long training grows."""
    (line,) = lines
    settled, end = line["rss_mb_settled"], line["rss_mb_end"]
    return (
        f"{line['steps']:,} steps of `{line['preset']}` in small (32 x 32, widths of 16, batch 16): {settled:,.0f} MB after"
        f" step 200, {line['rss_mb_halfway']:,.0f} MB halfway, {end:,.0f} MB at the end ({100 * (end / settled - 1):+.1f} %; goal: less than 3 % apart);"
        f" {line['arrays_settled']} native arrays after step 200, {line['arrays_end']} at the end."
    )


def loader(lines):
    """How long steps of the studio waited for their batches."""
    waits = [line["loader_percent"] for line in lines if "loader_percent" in line]
    return f"\n\nSteps waited for their batches for {max(waits):.2f} % of the time at most (goal: under 2 %)." if waits else ""


def first_of(path, key):
    try:
        with open(path) as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith(key))
    except (OSError, StopIteration):
        return "unknown"


def system():
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.platform()


def machine(lines):
    memory = first_of("/proc/meminfo", "MemTotal").split()[0]
    gigabytes = f"{int(memory) / 2**20:.0f} GiB" if memory.isdigit() else "unknown"
    versions = {line["engine"].split(", ")[-1] for line in lines if "libtorch" in line["engine"]}
    versions |= {line["engine"] for line in lines if is_peer(line)}
    javas = {"JDK " + line["java"] for line in lines if "java" in line}
    return "\n".join(
        [
            f"- Processor: {first_of('/proc/cpuinfo', 'model name')}, {os.cpu_count()} cores; memory: {gigabytes}",
            f"- {system()}, kernel {platform.release()}",
            f"- {', '.join(sorted(javas) + sorted(versions))}",
        ]
    )


def main():
    folder, document = sys.argv[1:]
    sections, everything = [], []
    for part, title in TITLES.items():
        path = os.path.join(folder, part + ".jsonl")
        if not os.path.exists(path):
            continue
        with open(path) as file:
            load, *lines = [json.loads(text) for text in file]
        everything += lines
        day = datetime.datetime.fromtimestamp(os.path.getmtime(path), datetime.timezone.utc)
        when = f"Measured on {day:%Y-%m-%d %H:%M} UTC; load of the machine before: {load['load']}."
        body = memory(lines) if part == "memory" else table(part, lines) + loader(lines)
        sections.append(f"### {title}\n\n{when}\n\n{body}")
    if not everything:
        sys.exit(f"there are no measurements in {folder}: run src/bench/run.sh")
    text = "\n\n".join([machine(everything), *sections])
    with open(document) as file:
        before, _, rest = file.read().partition(BEGIN)
    _, _, after = rest.partition(END)
    with open(document, "w") as file:
        file.write(f"{before}{BEGIN}\n{text}\n{END}{after}")
    print(text)


if __name__ == "__main__":
    main()
