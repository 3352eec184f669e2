"""Training: recipes, optimiser, meshes, checkpoints, the loop, distillation and LoRA."""
