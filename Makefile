# Two commands do everything on a fresh machine with Swift and Debian's package manager.

.PHONY: report test clean

# Installs what is missing and builds output/report.html.
report:
	@sh Scripts/report.sh

# Installs what the tests need and runs all of them.
test:
	@sh Scripts/test.sh

# Removes everything that was built.
clean:
	rm -rf .build .report-cache output/report.html output/report.json
