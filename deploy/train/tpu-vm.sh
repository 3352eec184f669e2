#!/bin/bash
# A Cloud TPU (one host or a pod slice), limner on every host, and one training run on all of them.
# Usage: NAME=limner ZONE=us-west4-a TYPE=v5litepod-8 BUCKET=gs://my-bucket ./tpu-vm.sh recipes/emoji64.toml
set -euo pipefail
: "${NAME:?name of the TPU}" "${ZONE:?zone}" "${TYPE:?accelerator type, e.g. v5litepod-8}" "${BUCKET:?gs://...}"
RECIPE=${1:?a recipe file}
VERSION=${VERSION:-v2-alpha-tpuv5-lite}
SOURCE=${SOURCE:-limner}   # on PyPI, perhaps with a version (limner==1.0), or git+https://...
case $SOURCE in
  *://*) WHAT="limner[train] @ $SOURCE" ;;
  *) WHAT="limner[train]${SOURCE#limner}" ;;
esac

on_all() { gcloud compute tpus tpu-vm ssh "$NAME" --zone "$ZONE" --worker=all --command "$1"; }

gcloud compute tpus tpu-vm describe "$NAME" --zone "$ZONE" >/dev/null 2>&1 ||
  gcloud compute tpus tpu-vm create "$NAME" --zone "$ZONE" --accelerator-type "$TYPE" --version "$VERSION"
gcloud compute tpus tpu-vm scp "$RECIPE" "$NAME:recipe.toml" --zone "$ZONE" --worker=all
on_all "python3 -m venv ~/limner && ~/limner/bin/pip install -q '$WHAT' 'jax[tpu]' gcsfs"
# The same command on every host. Called again after a stop or a preemption it goes on from the newest checkpoint.
on_all "~/limner/bin/limner train recipe.toml --distributed --data $BUCKET/data --out $BUCKET/runs/$NAME"
