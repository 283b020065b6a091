"""The quick way to compute many monomials gives what plain multiplication gives."""

from __future__ import annotations

import numpy as np
import pytest

from stretchlib.body.monomials import CHUNK, Monomials, exponents_up_to

SETS = {
    "a ball joint": (exponents_up_to(6, 3), [3]),
    "one hinge, where each power needs the one before": (exponents_up_to(8, 1), [1]),
    "a ball joint and a hinge of higher degree": (
        [*exponents_up_to(4, 4), *[(0, 0, 0, e) for e in range(9)]],
        [3, 1],
    ),
    "three hinges": (exponents_up_to(5, 3), [1, 1, 1]),
}


@pytest.mark.by_turns(2)
@pytest.mark.parametrize("name", SETS)
def test_every_monomial_is_the_product_of_its_powers(name: str) -> None:
    exponents, joints = SETS[name]
    monomials = Monomials(exponents, joints)
    points = np.random.default_rng(1).uniform(-1, 1, (sum(joints), 2 * CHUNK + 7))
    found = monomials.evaluate(np.eye(len(monomials)), points)
    for column, powers in enumerate(monomials.exponents):
        plain = np.prod(points ** np.array(powers)[:, None], axis=0)
        assert found[:, column] == pytest.approx(plain, abs=1e-14)


def test_slopes_are_those_of_calculus() -> None:
    monomials = Monomials(exponents_up_to(3, 2), [1, 1])
    cubic = monomials.coefficients([{(3, 0): 2.0, (1, 2): 5.0, (0, 1): 7.0}])  # 2x^3 + 5xy^2 + 7y
    by_x = monomials.coefficients([{(2, 0): 6.0, (0, 2): 5.0}])
    by_y = monomials.coefficients([{(1, 1): 10.0, (0, 0): 7.0}])
    assert (monomials.slopes(cubic, 0) == by_x).all()
    assert (monomials.slopes(cubic, 1) == by_y).all()


def test_a_polynomial_of_nothing_is_zero() -> None:
    monomials = Monomials(exponents_up_to(2, 1), [1])
    assert monomials.evaluate(np.zeros((1, 3)), np.ones((1, 4))).tolist() == [[0.0]] * 4
