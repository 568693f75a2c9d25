# Everything there is to do with this project; `make` alone lists it.

# The Maven that is installed, else the pinned one. Colours and progress bars have no place in a log.
# REPOSITORY names a local repository instead of ~/.m2; .ci/run has one of its own, which .mvn/lock checks.
MVN := ./mvnw -B -ntp -Dstyle.color=never $(if $(REPOSITORY),-Dmaven.repo.local=$(abspath $(REPOSITORY)))
JAR := target/mailwright.jar
# With the directories, so that a file that goes makes the jar old too.
SOURCES := $(shell find pom.xml compiler/src/main templates)
VERSION := $(shell sed -n '/<version>/{s|.*<version>\(.*\)</version>.*|\1|p;q;}' pom.xml)
RELEASE := mailwright-$(VERSION)
# The oldest date of anything in a release: the jar's entries have it too.
EPOCH := $(shell sed -n 's|.*<project.build.outputTimestamp>\(.*\)</.*|\1|p' pom.xml)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup packages build archive demo test test-fast lint check lock format golden bench dist clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: ## install a JDK (17 or later) and Maven where they are missing
	@jdk() { javac -version 2>&1 | awk '{ exit !($$1 == "javac" && $$2 + 0 >= 17) }'; }; \
	install='apt-get install -y --no-install-recommends default-jdk-headless maven'; \
	if jdk && command -v mvn >/dev/null; then \
	  :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -q && DEBIAN_FRONTEND=noninteractive $$install && jdk; \
	elif jdk; then \
	  echo "A JDK is here; ./mvnw will fetch Maven."; \
	else \
	  echo "Please install a JDK (17 or later) and Maven; on Debian: sudo $$install" >&2; exit 1; \
	fi

packages: ## install what the tests run, as root on Debian; elsewhere say what is missing
	@compiler/src/test/resources/debian/install.sh

build: $(JAR) ## the jar that ./mailwright runs

$(JAR): $(SOURCES) | setup
	$(MVN) -q package -Dmaven.test.skip=true
	@touch $@
	@sha256sum <$@ >$@.sha256

archive: $(JAR) ## the class-data archive of that jar, with which ./mailwright starts faster
	./mailwright --make-archive

demo: $(JAR) ## compile the sample organisation, and follow an address through it
	./mailwright compile -C hiera-samples/onion -o out/onion --as-of 2026-11-15
	./mailwright trace -C hiera-samples/onion --as-of 2026-11-15 press@onion.test

test: setup packages ## every test
	$(MVN) test

test-fast: setup ## the tests that need neither root nor a daemon
	$(MVN) test -DexcludedGroups=slow

lint: setup ## the format, Error Prone and NullAway
	$(MVN) -q spotless:check
	rm -rf target/lint
	$(MVN) -q -Plint test-compile

# One run of Maven: the tests run on the classes that the lint has compiled, so nothing is compiled twice.
check: setup packages ## what must hold before a commit: the format, Error Prone, NullAway, every test
	rm -rf target/lint
	$(MVN) -Plint spotless:check test

lock: setup ## write .mvn/artifacts.sha256 anew: what Maven takes into an empty local repository
	rm -rf target/repository
	$(MAKE) REPOSITORY=target/repository lint
	./mvnw -q -B -ntp -Dmaven.repo.local=$(CURDIR)/target/repository package -Dtest=DocsTest
	.mvn/lock write target/repository

format: ## put the Java sources into their format
	$(MVN) -q spotless:apply

golden: ## write the expected output anew; read `git diff golden` afterwards
	$(MVN) test -Dtest="GoldenTest,ReadmeKeysTest" -Dgolden.update=true

# SIZES: accounts and aliases, as in SIZES=1000,1000000; RUNS: turns of the cold starts; ROWS: seed, scale, growth.
bench: archive ## what it costs, each beside its comparison and its goal
	bench/bench.py $(if $(SIZES),--sizes $(SIZES)) $(if $(RUNS),--runs $(RUNS)) $(ROWS)

dist: ## a release to unpack anywhere and a Debian package, the same bytes from the same sources
	rm -rf target
	$(MAKE) build
	mkdir -p target/dist/$(RELEASE)/examples
	cp -R mailwright $(JAR) templates ci packaging/systemd $(wildcard puppet docs README.md CHANGELOG.md LICENSE) target/dist/$(RELEASE)/
	cp -R hiera-samples/onion hiera-samples/minimal target/dist/$(RELEASE)/examples/
	cp $(JAR).sha256 target/dist/$(RELEASE)/
	./mailwright man >target/dist/$(RELEASE)/mailwright.1
	tar -C target/dist --sort=name --format=ustar --mtime=$(EPOCH) --owner=0 --group=0 --numeric-owner \
	  --mode='u=rwX,go=rX' -cf target/$(RELEASE).tar $(RELEASE)
	gzip -9nf target/$(RELEASE).tar
	@sha256sum target/$(RELEASE).tar.gz
	@if command -v dpkg-deb >/dev/null; then \
	  packaging/build-deb $(JAR) target && sha256sum target/*.deb; \
	else \
	  echo "no dpkg-deb here: no Debian package is made (on Debian it is part of dpkg)" >&2; \
	fi

clean: ## remove what was built
	rm -rf target out/onion
