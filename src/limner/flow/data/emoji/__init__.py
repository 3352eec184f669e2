"""Captioned art made of openly licensed emoji sets: six styles of some 1,900 concepts, named in many languages."""
