#!/bin/sh
# Measures the studio and its PyTorch and Pillow peers on the same work, and writes docs/benchmarks.md.
#
#   ./loom build                 # makes target/latent-loom.jar
#   src/bench/run.sh [rounds] [part ...]    # 3 rounds of all parts unless told otherwise
#
# In each round a peer and the studio run one after the other, so that a noisy machine hurts both. Prints every
# measurement as a line of JSON and keeps them in target/bench: parts that are not run again keep their numbers.
#
# Environment:
#   PYTHON     a Python that has torch, numpy and pillow (python3)
#   JAVA_HOME  a JDK, 21 or newer (else the java on the PATH)
#   JAR        the studio (target/latent-loom.jar); latent-loom-tools.jar lies beside it
set -eu

cd "$(dirname "$0")/../.."
rounds=3
case ${1:-} in [0-9]*) rounds=$1 && shift ;; esac
[ $# -gt 0 ] || set -- train presets memory generate import
python=${PYTHON:-python3}
jar=${JAR:-target/latent-loom.jar}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
results=target/bench
photographs=$results/photographs.zip

[ -f "$jar" ] || { echo "$jar is missing: run ./loom build" >&2; exit 1; }
"$python" -c 'import torch, numpy, PIL' || { echo "$python lacks torch, numpy or pillow: set PYTHON" >&2; exit 1; }
mkdir -p "$results"

peer() { # name options...
    name=$1
    shift
    "$python" "src/bench/peer/$name.py" "$@" | tee -a "$lines"
}

bench() { # name options...
    # shellcheck disable=SC2086  # the options are a list of words
    "$java" ${options:-} --enable-native-access=ALL-UNNAMED "-Dloader.path=${jar%.jar}-tools.jar" \
        -Dloader.main=loom.bench.BenchCommand -cp "$jar" org.springframework.boot.loader.launch.PropertiesLauncher "$@" \
        </dev/null >"$results/output" 2>"$results/log" || { cat "$results/log" >&2; exit 1; }
}

studio() { # name options...
    bench "$@"
    grep '^{' "$results/output" | tee -a "$lines"
}

train() {
    for work in "--size 64 --batch 128 --steps 10 --warmup 3" "--size 128 --batch 32 --steps 4 --warmup 1"; do
        # shellcheck disable=SC2086  # the work is a list of words
        peer train $work
        # shellcheck disable=SC2086
        studio train $work
    done
}

# The other recipes have no peer. Once is enough for a table of what they cost.
presets() {
    [ "$round" -eq 1 ] || return 0
    bench presets
    sed -n 's/.*"preset":"\([^"]*\)","size":\([0-9]*\).*/\1 \2/p' "$results/output" >"$results/presets"
    while read -r preset size; do
        # The small ones are made for grey images, and take many steps to measure.
        work="--steps 6 --warmup 2"
        [ "$size" -ge 64 ] || work="--channels 1 --steps 50 --warmup 10"
        # shellcheck disable=SC2086  # the work is a list of words
        studio train --preset "$preset" --size "$size" --batch 64 $work --precision auto
    done <"$results/presets"
}

# Does not depend on the machine's speed: once is enough. The Java heap is there from the beginning, so that what
# grows is not merely garbage that nobody had to collect yet.
memory() {
    [ "$round" -eq 1 ] || return 0
    options="-Xms256m -Xmx256m -XX:+AlwaysPreTouch"
    studio memory
    options=
}

generate() {
    peer generate --size 64 --pieces 64
    studio generate --size 64 --pieces 64
}

import() {
    if [ ! -f "$photographs" ]; then
        bench photographs --zip "$photographs.part"
        mv "$photographs.part" "$photographs"
    fi
    peer import --zip "$photographs"
    studio import --zip "$photographs"
}

for part in "$@"; do
    case $part in
    train | presets | memory | generate | import) ;;
    *) echo "the parts are train, presets, memory, generate and import, was given $part" >&2 && exit 2 ;;
    esac
done
for part in "$@"; do
    lines=$results/$part.new
    echo "{\"load\": $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo null)}" >"$lines"
    round=1
    while [ "$round" -le "$rounds" ]; do
        "$part"
        round=$((round + 1))
    done
    mv "$lines" "$results/$part.jsonl"
done
"$python" src/bench/report.py "$results" docs/benchmarks.md
