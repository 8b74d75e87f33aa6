#!/bin/sh
# Trains the bundled model again, in a studio that is running (see README.md beside this file).
#
#   models/reproduce.sh [address of the studio] > woven-patterns.safetensors
#
# Needs curl and python3. Takes about an hour on two modern cores.
set -eu

studio=${1:-http://127.0.0.1:8080}

field() { # field NAME: reads a JSON object, or the first of a list, from standard input
    python3 -c 'import json, sys
answer = json.load(sys.stdin)
answer = answer[0] if isinstance(answer, list) else answer
print(answer[sys.argv[1]])' "$1"
}

data_set=$(curl -fsS "$studio/api/v1/datasets" | python3 -c 'import json, sys
print(next(it["id"] for it in json.load(sys.stdin) if it["bundled"] and it["state"] == "READY"))')
run=$(curl -fsS -H 'Content-Type: application/json' "$studio/api/v1/runs" -d '{
    "name": "Woven patterns", "dataset": "'"$data_set"'", "preset": "few-shot",
    "flips": true, "turns": true, "imageSize": 128, "epochs": 34, "batchSize": 8, "seed": 7}' | field id)
state=QUEUED
while [ "$state" = QUEUED ] || [ "$state" = RUNNING ]; do
    sleep 10
    state=$(curl -fsS "$studio/api/v1/runs/$run" | field state)
    echo "run $run is $state, epoch $(curl -fsS "$studio/api/v1/runs/$run" | field epoch)" >&2
done
model=$(curl -fsS "$studio/api/v1/runs/$run" | field model)
curl -fsS "$studio/api/v1/models/$model/weights?format=safetensors"
