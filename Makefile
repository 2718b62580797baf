# `make demo` and `make test` set up everything they need; see .ci/setup.
.PHONY: demo test check fuzz bench setup pictures

export PYTHONDONTWRITEBYTECODE ?= 1
bin := .venv/bin

demo: setup
	$(bin)/twin demo --out out/demo

test: setup check
	$(bin)/python -m pytest -q -n 2 --dist worksteal -m "not fuzz"
	TWIN_JIT=0 $(bin)/python -m pytest -q tests/kernels -m "not fuzz"

check:
	$(bin)/ruff format --check .
	$(bin)/ruff check .
	$(bin)/mypy
	$(bin)/lint-imports
	$(bin)/numpydoc lint $$(git ls-files "kernels/[!_]*.py")

fuzz: setup
	$(bin)/python -m pytest -q -n 2 -m fuzz --timeout 3600

bench: setup
	$(bin)/twin bench --out docs/benchmarks.md

setup:
	@.ci/setup

pictures: setup
	PYTHONPATH=. $(bin)/python docs/user/make_pictures.py
	PYTHONPATH=. $(bin)/python docs/user/make_monday.py
