"""What a formula looks like: derivatives, factors, roots, and the forms a card may ask for."""
