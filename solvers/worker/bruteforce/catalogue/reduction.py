"""Numbers made fewer: components, codes, compression, selection."""

from __future__ import annotations

from solvers.worker.bruteforce.catalogue.rows import Rows

ROWS: Rows = {
    "components": (
        ("covariance(x)", "matrix", "of samples in rows, over n - 1, by comparing all pairs"),
        ("principal_variances(x)", "vector", "largest first, by singular values"),
        ("explained_variance(x)", "vector", "shares of the variance, largest first"),
        ("principal_component(x, index=0)", "vector", "unit length, largest entry positive"),
        ("principal_scores(x, index=0)", "vector", "centred samples along one component"),
        ("symmetric_eigenvalues(matrix)", "vector", "largest first"),
        ("symmetric_eigenvector(matrix, index=0)", "vector", "unit length, largest entry positive"),
    ),
    "codes": (
        ("hamming_distance(a, b)", "whole number", "places in which two lists differ"),
        ("hamming_distance_of_numbers(a, b)", "whole number", "binary digits in which two numbers differ"),
        (
            "hamming_distance_of_signs(product, bits)",
            "whole number",
            "of codes of -1 and 1, from their inner product",
        ),
        ("hamming_ball(bits, radius)", "whole number", "codes within that distance of one, listed"),
        ("bucket_count(bits)", "whole number", "codes of so many bits"),
        ("hyperplane_code(x, hyperplanes)", "vector", "1 where the product with a row is positive"),
        ("lsh_probability(degrees)", "number", "a random hyperplane gives both one bit, integrated"),
        ("lsh_probability_of_cosine(cosine)", "number", "the same, from the cosine"),
        ("lsh_expected_distance(degrees, bits)", "number", "expected Hamming distance"),
        ("lsh_found(p, bits, tables=1)", "number", "at least one table agrees in all bits"),
    ),
    "compression": (
        ("low_rank_parameters(n_in, n_out, rank)", "whole number", "both matrices built and counted"),
        ("low_rank_break_even(n_in, n_out)", "number", "rank from which nothing is saved, by bisection"),
        ("quantization_grid(low, high, bits=8)", "[scale, zero]", "unsigned codes from low to high"),
        ("quantize(x, scale, zero, bits=8)", "elementwise", "nearest of all codes"),
        ("dequantize(q, scale, zero)", "elementwise", "value of a code"),
        (
            "distillation_loss(z, teacher, temperature=1)",
            "number",
            "soft cross-entropy, without the factor T^2",
        ),
        ("distillation_gradient(z, teacher, temperature=1)", "vector", "its numeric gradient in z"),
    ),
    "selection": (
        ("entry(x, index)", "number or vector", "one entry of a vector, one row of a matrix"),
        ("total(x)", "number", "sum of all entries"),
        ("row_sums(x)", "vector", "of a matrix"),
        ("affine_weight(w2, b2, w1, b1)", "matrix", "of W2(W1 x + b1) + b2 as one layer, by probing"),
        ("affine_bias(w2, b2, w1, b1)", "vector", "of W2(W1 x + b1) + b2 as one layer, by probing"),
    ),
}
