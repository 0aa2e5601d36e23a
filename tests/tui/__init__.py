"""The screens, played through Textual's pilot."""
