# Everything a newcomer types. Needs make, a JDK from 25 on and Node from 20.19 on; each command says what is missing.

SCRIPTS := src/local/scripts
MAVEN   := $(SCRIPTS)/with-jdk ./mvnw --batch-mode --no-transfer-progress
SOURCES := $(shell find pom.xml openapi src -type f -not -path '*/node_modules/*' -not -path '*/dist/*')

.DEFAULT_GOAL := help
.PHONY: help run start stop kill test bench check fmt clean

help: ## what can be done here
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: target/built ## build what changed, start everything on http://localhost:8080/, stop it with Ctrl-C
	@exec $(SCRIPTS)/local run

start: ## start one stopped part of a running system again: make start PART=redis
	@exec $(SCRIPTS)/local start $(PART)

stop: ## stop one part of a running system: make stop PART=redis
	@exec $(SCRIPTS)/local stop $(PART)

kill: ## end one part at once, as a power cut does: make kill PART=postgresql
	@exec $(SCRIPTS)/local kill $(PART)

test: ## everything that must hold: contract, both clients, service, browsers
	@$(SCRIPTS)/test-tools
	@$(SCRIPTS)/npm-project openapi lint
	@$(SCRIPTS)/npm-project src/main/webui test
	@$(SCRIPTS)/npm-project src/main/miniprogram test
	@$(MAVEN) verify

bench: target/built ## measure the hot paths against their limits, on a stack of its own: make bench ARGS=--quick
	@exec $(SCRIPTS)/bench $(ARGS)

check: ## a quick look before a commit: format, contract, types, pure rules
	@$(MAVEN) --quiet spotless:check test -Dtest='**/domain/**,**/architecture/**,**/contract/**' \
	  -Dsurefire.failIfNoSpecifiedTests=false
	@$(SCRIPTS)/npm-project openapi lint
	@$(SCRIPTS)/npm-project src/main/webui types check
	@$(SCRIPTS)/npm-project src/main/miniprogram types check

fmt: ## format the Java sources
	@$(MAVEN) --quiet spotless:apply

clean: ## remove all that was built, and the local system's data
	@$(SCRIPTS)/clean

# The class path of the local stack is written beside the jar it starts.
target/built: $(SOURCES)
	@echo "Building the service and both clients …"
	@$(MAVEN) --quiet package dependency:build-classpath -DskipTests
	@touch $@
