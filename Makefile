# Two commands are enough: `make up` and `make test`. Each line below is one script of scripts/.
.DEFAULT_GOAL := help
.PHONY: help up test test-fast lint train evaluate bench lock clean

help: ## what can be done here
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

up: ## start everything on this machine (the first time it installs and trains)
	@scripts/up

test: ## the whole suite
	@scripts/test all

test-fast: ## what needs neither browser nor Rasa, in less than a minute
	@scripts/test fast

lint: ## form, types and import contract
	@scripts/lint

train: ## train the assistant, if what it learns from has changed
	@scripts/install bot && scripts/train_assistant

evaluate: ## scores on the public scenarios and utterances
	@scripts/install api && .venv/bin/nwd evaluate

bench: ## speed of the chat, beside Rasa's default pipeline
	@scripts/bench

lock: ## write the lock files again
	@scripts/lock

clean: ## remove what was installed, built and loaded
	@rm -rf .tools .venv .venv-bot .venv-bench .logs .cache .rasa bot/models var *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
