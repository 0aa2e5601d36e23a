"""Trees taken apart and put together: substitution, sizes, derivative rules' building blocks."""
