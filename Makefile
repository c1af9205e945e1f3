# Everything a person does with the project. A bare clone needs only Python 3.11, pip and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
export HF_HUB_OFFLINE := 1
export GRADIO_ANALYTICS_ENABLED := False
export TOKENIZERS_PARALLELISM := false

.DEFAULT_GOAL := help
.PHONY: help chat ask test check coverage format lint types contracts train eval gate baseline bench soak screenshots clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.runtime: pyproject.toml constraints.txt
	@echo "Preparing $(VENV) (a few minutes, once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime
	@$(PIP) -e '.[dev]'
	@touch $@

chat: $(VENV)/.runtime ## open the chat page on http://127.0.0.1:7860
	@$(BIN)/ereje chat

ask: $(VENV)/.runtime ## ask one question: make ask Q="Департамент басшысын кім тағайындайды?"
	@$(BIN)/ereje ask "$(Q)"

test: $(VENV)/.dev ## run every test
	@$(BIN)/python -m pytest $(PYTEST)

check: format lint types contracts test ## what CI runs: format, lint, types, import contracts, tests, the gate, a short soak, a quick bench
	@$(MAKE) --no-print-directory gate
	@$(MAKE) --no-print-directory soak SOAK="--short --seed 1"
	@$(MAKE) --no-print-directory bench BENCH=--quick

coverage: $(VENV)/.dev ## run every test and show which lines none of them reaches (takes twice as long)
	@$(BIN)/python -m pytest --cov --cov-report=term:skip-covered

format: $(VENV)/.dev
	@$(BIN)/ruff format --check .

lint: $(VENV)/.dev
	@$(BIN)/ruff check .

types: $(VENV)/.dev
	@$(BIN)/mypy

contracts: $(VENV)/.dev
	@$(BIN)/lint-imports

# Training makes and drops large tensors all the time: glibc gives each back to the kernel, which takes a third of the time.
train: export MALLOC_MMAP_MAX_ := 0
train: export MALLOC_TRIM_THRESHOLD_ := 100000000000
train: export MALLOC_TOP_PAD_ := 268435456
train: $(VENV)/.dev ## reproduce the trained parts: aids, adapter, decisions, wishes, gate (needs ../shared/acts)
	@$(PIP) -e '.[train]'
	@$(BIN)/python -m eval.training.aids
	@$(BIN)/python -m eval.training.encoder --out .first-stage.safetensors
	@$(BIN)/python -m eval.training.encoder --continued .first-stage.safetensors
	@$(BIN)/python -m eval.training.vectors
	@$(BIN)/ereje index --rebuild
	@$(BIN)/python -m eval.training.decision
	@$(BIN)/python -m eval.training.lexicon
	@$(BIN)/python -m eval.training.unaided
	@$(BIN)/python -m eval.training.matter
	@$(BIN)/python -m eval.training.wishes
	@$(BIN)/python -m eval.training.changing
	@$(BIN)/python -m eval.training.dialogue
	@$(BIN)/python -m eval.training.nearness
	@$(BIN)/python -m eval.training.looks
	@$(BIN)/python -m eval.twins --fit

eval: $(VENV)/.dev ## answer the development questions, print the measures and write the report
	@$(BIN)/python -m eval run dev history dialogues

FAST := run dev history dialogues --sample 60 --out reports/fast
gate: $(VENV)/.dev ## answer a small sample; fails by name if a question is lost that eval/baselines/fast.json has right
	@$(BIN)/python -m eval $(FAST) --baseline eval/baselines/fast.json

baseline: $(VENV)/.dev ## store what the gate compares with: after a change that is meant to change answers
	@$(BIN)/python -m eval $(FAST) --write-baseline eval/baselines/fast.json

bench: $(VENV)/.dev ## measure speed, as ratios within one run, and the server under load
	@$(BIN)/python -m eval.bench $(BENCH)

soak: $(VENV)/.dev ## minutes of random use and faults against what must always hold: make soak SOAK="--seed 1 --minutes 6"
	@$(BIN)/python -m tests.soak $(SOAK)

screenshots: $(VENV)/.dev ## picture every state of the chat page into screenshots/, the README's into docs/ (needs chromium)
	@$(BIN)/python -m tests.chat.screenshots $(ONLY)

clean: ## remove the environment and build leftovers
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
