# make book: everything into site/.  make test: every test.  Each sets up what it needs, once.
.PHONY: book test bench serve lab lint clean
.DELETE_ON_ERROR:

BIN := .venv/bin
PORT ?= 8000

book: .venv/ready .venv/debian
	$(BIN)/gongzhi build

test: .venv/ready .venv/debian lint
	sh setup/test.sh

# The stock tools beside ours, on the same notebooks: ten minutes or so, best on a machine that does nothing else.
bench: .venv/ready .venv/debian
	$(BIN)/python -m tests.bench

serve: .venv/ready
	@test -f site/index.html || { echo "no site yet: run make book first" >&2; exit 1; }
	@echo "the book is at http://localhost:$(PORT)/ (stop with Ctrl+C)"
	@$(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory site

lab: .venv/ready .venv/debian
	$(BIN)/jupyter lab --notebook-dir=notebooks

lint: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

clean:
	rm -rf site .cache build .mypy_cache .pytest_cache .ruff_cache .hypothesis screenshots

.venv/ready: requirements.txt requirements-setup.txt pyproject.toml setup/environment.sh
	sh setup/environment.sh

# Fonts for Chinese in charts (a cut of one, for speed), and the browser that the tests read the pages in.
.venv/debian: setup/debian.sh setup/typeface.py | .venv/ready
	sh setup/debian.sh fonts-noto-cjk chromium
	$(BIN)/python setup/typeface.py
	@touch $@
