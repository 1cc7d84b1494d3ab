# Two commands do everything on a fresh machine with Swift and Debian's package manager.

.PHONY: report test coverage fuzz seeds mutants mutants-claims install uninstall clean

# Where `make install` puts the program: $(DESTDIR)$(PREFIX)/bin/report.
PREFIX = /usr/local
DESTDIR =

# Installs what is missing and builds output/report.html.
report:
	@sh Scripts/report.sh

# Installs what the tests need and runs all of them.
test:
	@sh Scripts/test.sh

# Counts how often the intervals of fitted mixtures miss, over 10,000 fits in place of 2,000, and over 1,000 in
# place of 40 in each of 48 settings.
coverage:
	@swift build --build-tests
	@REPORT_COVERAGE=long swift test --skip-build --filter 'FittedParametersTests|LogOddsTestTests'

# How long `make fuzz` looks for input that breaks the program.
MINUTES = 60

# Looks for input that breaks the program, and keeps what it finds.
fuzz:
	@sh Scripts/fuzz.sh $(MINUTES)

# Builds the report with a hundred seeds and prints every verdict that comes out otherwise.
seeds:
	@sh Scripts/seeds.sh

# Changes the computations in hundreds of places, one at a time, and prints what no test notices.
mutants:
	@python3 Scripts/mutate.py

# The same with the claims of the chapters in place of the tests.
mutants-claims:
	@python3 Scripts/mutate.py --claims

# Builds the program optimised, with all that it needs of Swift in it, and installs it with its
# documentation.
install:
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' sh Scripts/install.sh

# Removes what 'make install' installed.
uninstall:
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' sh Scripts/install.sh --remove

# Removes everything that was built.
clean:
	rm -rf .build .report-cache output/report.html output/report.json
