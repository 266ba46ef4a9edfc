// Filled in by the first steps of this target.
