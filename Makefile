# shangnan.policy: one verb for each task. `make help` lists them.
SHELL := /bin/sh
PORT ?= 8080
VENV := .venv
PY := $(VENV)/bin/python
RUFF := $(VENV)/bin/ruff
PKG := src/shangnan.policy/shangnan/policy
VAR := instance/var
ANSWERS ?= instance/answers/demonstration.json
PY_DIRS := $(PKG) tests build instance
# A fixed offset and not a name: Zope takes "CST", which Asia/Shanghai calls itself, for the middle of America.
export TZ := <+08>-8
# Where Python may not keep what it has compiled, every start compiles 4,000 modules anew, for some three seconds.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help start build test check format messages bench import export import-site compare-sites transfer nightly verify-journal check-paper openapi attack lock clean
.DEFAULT_GOAL := help

help:  ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F '|' '{printf "  make %-14s %s\n", $$1, $$2}'

start: build $(VAR)/.site  ## build, make the site with the demonstration, serve http://localhost:$(PORT)/shangnan
	@build/serve $(PORT)

build: .build/.installed  ## build only: environment and scripts

$(VENV)/.installed: requirements.txt build/uv.txt src/shangnan.policy/pyproject.toml
	@python=$$(build/find-python) && "$$python" -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r build/uv.txt
	@$(VENV)/bin/uv pip install --quiet --python $(PY) --require-hashes -r requirements.txt
	@$(VENV)/bin/uv pip install --quiet --python $(PY) --no-deps --no-build-isolation -e src/shangnan.policy
	@touch $@

.build/.installed: $(VENV)/.installed buildout.cfg
	@mkdir -p .build/chameleon
	@$(VENV)/bin/buildout -o -q
	@# The recipe insists on a first user; ours is made with the site, and no default password stays behind.
	@rm -f .build/parts/instance/inituser
	@touch $@

$(VAR)/.site: | .build/.installed
	@build/make-site $(ANSWERS)

test: build  ## run every test; the last line counts them
	@build/prepare-tests
	@build/run-tests $(TESTS)

check: build  ## format, lint, types, imports, translations
	$(RUFF) format --check $(PY_DIRS)
	$(RUFF) check $(PY_DIRS)
	$(VENV)/bin/mypy
	$(VENV)/bin/zpretty --check $(PKG) profiles
	$(PY) build/i18n.py check

format:  ## bring code, templates and XML into shape
	$(RUFF) check --fix $(PY_DIRS)
	$(RUFF) format $(PY_DIRS)
	$(VENV)/bin/zpretty -i $(PKG) profiles

messages:  ## collect the texts to translate
	$(PY) build/i18n.py extract

bench: build  ## measure beside a stock Plone site; writes docs/figures
	@$(PY) build/bench.py

import: $(VAR)/.site  ## bring in FILE= (.csv, .xlsx or .json), KIND= of record; DRY=1 only reports, PUBLISH=1 BY=account brings complete guides before another publisher
	@umask 077; $(PY) -m shangnan.policy.transfer.command .build/parts/instance/etc/zope.conf "$(FILE)" $(if $(KIND),--kind "$(KIND)") $(if $(DRY),--dry-run) $(if $(PUBLISH),--publish) $(if $(BY),--by "$(BY)")

transfer: $(VAR)/.site  ## make a batch for the county archives in DIR=; PROFILE=DAT93, 2012-7 or EEP, YEARS=2011-2013, PERIOD=Y, D30 or D10
	@umask 077; $(PY) -m shangnan.policy.registry.handover.command .build/parts/instance/etc/zope.conf $(if $(PROFILE),--profile "$(PROFILE)") $(if $(FONDS),--fonds "$(FONDS)") $(if $(YEARS),--years "$(YEARS)") $(if $(PERIOD),--period "$(PERIOD)") $(if $(DIR),--dir "$(DIR)")

export: $(VAR)/.site  ## write the whole site to DIR= (a folder that does not exist yet), on a site that is not being served
	@umask 077; $(PY) -m shangnan.policy.transfer.whole_site.command .build/parts/instance/etc/zope.conf out "$(DIR)" $(if $(BY),--by "$(BY)")

import-site: build  ## bring the export in DIR= into an empty site, made where there is none; started again it goes on. Another Plone's comes in as drafts of UNIT=
	@[ -e $(VAR)/.site ] || build/make-site instance/answers/empty.json
	@umask 077; $(PY) -m shangnan.policy.transfer.whole_site.command .build/parts/instance/etc/zope.conf in "$(DIR)" $(if $(BY),--by "$(BY)") $(if $(UNIT),--unit "$(UNIT)")

compare-sites: build  ## tell what differs between the exports in A= and B=
	@$(PY) build/compare_manifests.py "$(A)" "$(B)"

nightly: $(VAR)/.site  ## the night's work by hand, on a site that is not being served; a served one does it by itself
	@umask 077; $(PY) -m shangnan.policy.nightly.command .build/parts/instance/etc/zope.conf

verify-journal: $(VAR)/.site  ## look for tampering with the journal, whether the site is served or not; HEADS= file of daily heads kept elsewhere
	@umask 077; $(PY) -m shangnan.policy.registry.journal.command .build/parts/instance/etc/zope.conf .build/journal.jsonl
	@$(PY) build/verify_journal.py .build/journal.jsonl $(if $(HEADS),--heads "$(HEADS)")

.build/tools/%/.installed: build/attacks/%.txt | $(VENV)/.installed
	@$(PY) -m venv .build/tools/$*
	@$(VENV)/bin/uv pip install --quiet --python .build/tools/$*/bin/python --require-hashes -r $<
	@touch $@

check-paper: build  ## measure the official document FILE=x.pdf against GB/T 9704; status 1 for departures, 2 for what cannot be read
	@umask 077; $(PY) -m shangnan.policy.paper.check.command "$(FILE)"

openapi: build $(VAR)/.site  ## write the OpenAPI 3.1 description of the REST services to .build/openapi.json
	@$(VENV)/bin/zconsole run .build/parts/instance/etc/zope.conf build/openapi/inside.py $(CURDIR)/build shangnan http://localhost:$(PORT)/shangnan $(CURDIR)/.build/openapi.json

attack: build .build/tools/schemathesis/.installed .build/tools/wapiti/.installed  ## attack a scratch site of its own; COUNT= cases for each office, SECONDS= for each attack
	@$(PY) build/attack.py whole $(if $(COUNT),--count $(COUNT)) $(if $(SECONDS),--seconds $(SECONDS)) $(if $(ONLY),--only $(ONLY))

lock:  ## renew the lock files from requirements.in and build/uv.in
	$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header requirements.in -o requirements.txt
	$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header build/uv.in -o build/uv.txt
	for tool in schemathesis wapiti; do $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header build/attacks/$$tool.in -o build/attacks/$$tool.txt; done

clean:  ## remove what was built; the data in instance/var stays
	rm -rf $(VENV) .build bin
