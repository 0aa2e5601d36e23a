"""The screens: home, study, summary, and the two that open above them."""
