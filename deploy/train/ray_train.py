"""A training run on a Ray cluster: one worker a host, JAX's own distribution between them.

    ray job submit --working-dir . -- python deploy/train/ray_train.py recipes/emoji64.toml gs://bucket/data gs://bucket/run 4

The last number is that of hosts. Each worker takes a whole host, so that TPU hosts see all their chips.
"""

from __future__ import annotations

import socket
import sys

import ray
from ray.util.scheduling_strategies import PlacementGroupSchedulingStrategy


@ray.remote(max_restarts=0)
class Host:
    """One host's share of the run."""

    def address(self) -> str:
        """Where the others find this one: host and a free port."""
        with socket.socket() as free:
            free.bind(("", 0))
            return f"{ray.util.get_node_ip_address()}:{free.getsockname()[1]}"

    def train(
        self, coordinator: str, hosts: int, number: int, recipe: str, data: str, out: str
    ) -> tuple[int, float]:
        """Join the others and train; (steps, last loss)."""
        import jax

        if hosts > 1:
            jax.distributed.initialize(coordinator, num_processes=hosts, process_id=number)
        from limner.flow.train.recipe import read
        from limner.flow.train.run import Run

        result = Run(read(recipe, data), out).go()
        return result.step, result.loss


def main(recipe: str, data: str, out: str, hosts: int) -> None:
    """Spread one worker a host and wait for them."""
    ray.init()
    group = ray.util.placement_group([{"CPU": 1}] * hosts, strategy="STRICT_SPREAD" if hosts > 1 else "PACK")
    ray.get(group.ready())
    workers = [
        Host.options(
            num_cpus=1,
            scheduling_strategy=PlacementGroupSchedulingStrategy(group, placement_group_bundle_index=i),
        ).remote()
        for i in range(hosts)
    ]
    coordinator = ray.get(workers[0].address.remote())
    print(ray.get([w.train.remote(coordinator, hosts, i, recipe, data, out) for i, w in enumerate(workers)]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]) if len(sys.argv) > 4 else 1)
