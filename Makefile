# shangnan.policy: one verb for each task. `make help` lists them.
SHELL := /bin/sh
PORT ?= 8080
PKG := src/shangnan.policy/shangnan/policy
PYTHON := $(shell build/find-python)
BIN := .venv/bin
BUILT := bin/.built

.PHONY: help start test check bench import export backup restore build lock format clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | awk -F '\t' '{printf "  make %-10s %s\n", $$1, $$2}'
