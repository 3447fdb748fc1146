# partmap: one Makefile, one build folder.
#   make             the program build/partmap, both libraries, partmap.pc and the man page
#   make demo        set-up, build, then audit and draw samples/basingstoke.graphml
#   make check       set-up, build, all tests, once plain and once under the sanitizers
#   make check-browser  set-up with Chromium, then drawn pages measured and reports tried in it
#   make lint        set-up, warnings as errors on gcc and clang, clang-tidy, cppcheck, format
#   make bench       time and memory of the whole job on a map of 60 members
#   make bench-read  time and memory of reading 200 MB, beside xmllint's and igraph's
#   make bench-draw  how good the layout is, beside Graphviz's
#   make install     PREFIX (/usr/local) and DESTDIR as usual; make uninstall takes it away
#   make format      rewrites the sources as .clang-format says
#   make readme      rewrites the tables of README.md from the registries
#   make pictures    draws the pictures of all samples again
#   make clean       removes build/
# Set-up installs the Debian packages that are missing. Plain "make" installs nothing: it says what
# is missing and how to get it.

VERSION := 0.1.0
SOVERSION := 0
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
CFLAGS ?= -O2 -g
INSTALL ?= install
BUILD := build

BUILD_PACKAGES := gcc libc6-dev pkg-config libigraph-dev libgraphviz-dev libxml2-dev \
                  libjansson-dev libcsv-dev zlib1g-dev libzip-dev libxlsxwriter-dev librsvg2-dev \
                  libcairo2-dev libmd-dev libseccomp-dev libsqlite3-dev
TEST_PACKAGES := libcunit1-dev graphviz python3-networkx python3-igraph python3-openpyxl
BROWSER_PACKAGES := chromium fonts-liberation nodejs npm poppler-utils
BENCH_PACKAGES := libxml2-utils graphviz
LINT_PACKAGES := clang clang-tidy clang-format cppcheck

# All processors, unless "-j" says otherwise or another make is in charge.
PROCESSORS := $(or $(shell getconf _NPROCESSORS_ONLN 2>/dev/null),1)
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(PROCESSORS)
endif
ifneq ($(filter clean,$(MAKECMDGOALS)),)
.NOTPARALLEL:
endif
.DELETE_ON_ERROR:

# --- what there is -------------------------------------------------------------------------------

LIBRARY_SOURCES := $(sort $(wildcard engine/*/*.c formats/*.c viz/*.c))
CLI_SOURCES := $(sort $(filter-out cli/main.c,$(wildcard cli/*.c)))
TEST_SOURCES := $(sort $(filter-out tests/bench/% tests/install/%,$(wildcard tests/*.c tests/*/*.c)))
OTHER_SOURCES := $(sort $(wildcard cli/main.c cli/man/*.c tests/bench/*.c tests/install/*.c))
SOURCES := $(LIBRARY_SOURCES) $(CLI_SOURCES) $(TEST_SOURCES) $(OTHER_SOURCES)
HEADERS := $(sort $(wildcard engine/*/*.h formats/*.h viz/*.h cli/*.h cli/man/*.h tests/*.h \
                             tests/*/*.h))

# Style sheets and scripts of the pages we write: each is joined from its files and built in.
ASSETS := report_style report_script cohort_style cohort_script
report_style_files := viz/html.css viz/report.css viz/report_tables.css viz/report_map.css
report_script_files := $(addprefix viz/report_,base.js tables.js map.js card.js start.js)
cohort_style_files := $(addprefix viz/,html.css report.css report_tables.css cohort.css)
cohort_script_files := $(addprefix viz/,report_base.js report_tables.js cohort.js cohort_plots.js)

# What a program that uses the library may include; each stands on those before it.
PUBLIC_HEADERS := engine/base/error.h engine/base/text.h engine/model/vocabulary.h \
                  engine/model/map.h engine/model/settings.h engine/measure/measures.h \
                  engine/measure/significance.h engine/measure/jackknife.h engine/audit/audit.h \
                  formats/formats.h viz/draw.h viz/charts.h viz/report.h

objects = $(patsubst %.c,$(BUILD)/%.o,$(1))
sanitized_objects = $(patsubst %.c,$(BUILD)/sanitized/%.o,$(1))
library_objects := $(call objects,$(LIBRARY_SOURCES)) $(ASSETS:%=$(BUILD)/assets/%.o)
library := $(BUILD)/libpartmap.a
soname := libpartmap.so.$(SOVERSION)
shared := $(BUILD)/libpartmap.so.$(VERSION)
shared_links := $(BUILD)/$(soname) $(BUILD)/libpartmap.so

# --- flags: warnings for all, and to each file only the libraries it may see ----------------------

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
            -Wmissing-prototypes -Wcast-qual -Wvla
LANGUAGE := -std=c17 -D_POSIX_C_SOURCE=200809L -DPM_VERSION='"$(VERSION)"' -I.
COMMON := $(LANGUAGE) $(WARNINGS) -fPIC -MMD -MP
SANITIZE := -O1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all

# Asked for when a file is compiled, never earlier: set-up may have to install pkg-config first.
cflags_of = $(shell pkg-config --cflags $(1))
unit_tests := tests/unit/% tests/cli/% tests/support/% tests/brute/%
own_flags = $(if $(filter engine/model/views.c engine/model/igraph_guard.c engine/measure/% \
                          formats/igraph_read.c tests/bench/read_igraph.c \
                          $(unit_tests),$<),$(call cflags_of,igraph)) \
            $(if $(filter formats/xml_read.c formats/xml_events.c formats/xml_write.c $(unit_tests),$<), \
                $(call cflags_of,libxml-2.0)) \
            $(if $(filter formats/json_% $(unit_tests),$<),$(call cflags_of,jansson)) \
            $(if $(filter formats/xlsx_book.c,$<),$(call cflags_of,xlsxwriter)) \
            $(if $(filter formats/sqlite_file.c $(unit_tests),$<),$(call cflags_of,sqlite3)) \
            $(if $(filter formats/digest.c,$<),$(call cflags_of,libmd)) \
            $(if $(filter formats/child_confine.c,$<),$(call cflags_of,libseccomp)) \
            $(if $(filter formats/unpack_gzip.c $(unit_tests),$<),$(call cflags_of,zlib)) \
            $(if $(filter formats/unpack_zip.c $(unit_tests),$<),$(call cflags_of,libzip)) \
            $(if $(filter viz/graphviz.c,$<),$(call cflags_of,libgvc libcgraph)) \
            $(if $(filter viz/paper_output.c,$<),$(call cflags_of,librsvg-2.0 cairo-pdf)) \
            $(if $(filter tests/install/%,$<),-I$(BUILD))
parts := igraph libgvc libcgraph libxml-2.0 jansson zlib libzip xlsxwriter libmd libseccomp sqlite3

# The two Graphviz plugins that are linked rather than looked for at run time.
plugin_folder = $(shell pkg-config --variable=libdir libgvc)/graphviz
plugins = -L$(plugin_folder) -Wl,-rpath,$(plugin_folder) -lgvplugin_core -lgvplugin_neato_layout
# libcsv has no file for pkg-config.
libraries = $(shell pkg-config --libs $(parts)) $(plugins) -lcsv -lm

# Begins a line of a recipe: each step is told in two words, with "make V=1" whole.
tell = $(if $(V),,@echo '$(1)' &&)
link = $(call tell,$(CC) $@) $(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o %.a,$^)

# --- program and libraries -----------------------------------------------------------------------

products := $(BUILD)/partmap $(library) $(shared) $(shared_links) $(BUILD)/partmap.h \
            $(BUILD)/partmap.1
all: $(products) $(BUILD)/partmap.pc

$(BUILD)/partmap: $(call objects,cli/main.c $(CLI_SOURCES)) $(library)
	$(link) $(libraries)

$(library): $(library_objects) $(BUILD)/sources
	$(call tell,$(AR) $@) rm -f $@ && $(AR) rcs $@ $(filter %.o,$^)

# Only our own names leave the shared library.
$(shared): $(library_objects) $(BUILD)/sources
	@echo '{ global: pm_*; local: *; };' >$(BUILD)/exports
	$(link) -shared -Wl,-soname,$(soname) -Wl,--version-script=$(BUILD)/exports -Wl,-z,defs \
	    $(libraries)

$(shared_links): $(shared)
	ln -sf $(<F) $@

fill_pc = sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@LIBDIR@|$(LIBDIR)|' -e 's|@VERSION@|$(VERSION)|' \
              -e 's|@PARTS@|$(parts)|' -e 's|@PLUGINS@|$(plugins)|' partmap.pc.in
$(BUILD)/partmap.pc: partmap.pc.in $(BUILD)/places | $(BUILD)/packages
	$(fill_pc) >$@

$(BUILD)/partmap.h: $(BUILD)/headers
	printf '/* All of partmap %s. */\n' '$(VERSION)' >$@
	printf '#include "%s"\n' $(PUBLIC_HEADERS) >>$@

# Two programs that write documentation from the registries.
$(BUILD)/man_page $(BUILD)/readme_tables: $(BUILD)/%: $(BUILD)/cli/man/%.o \
        $(call objects,$(CLI_SOURCES)) $(library)
	$(link) $(libraries)

$(BUILD)/partmap.1: $(BUILD)/man_page
	$< >$@

demo: all
	@mkdir -p $(BUILD)/demo
	$(BUILD)/partmap samples/basingstoke.graphml -o $(BUILD)/demo/basingstoke.svg

readme: $(BUILD)/readme_tables
	$< <README.md >$(BUILD)/README.md
	cp $(BUILD)/README.md README.md

# Every sample in every view; the first of them is the picture in README.md.
draw_pictures = for map in samples/*.graphml; do \
    $(BUILD)/partmap draw -q --view=all $$map -o $(1)/pictures/ || exit 1; done; \
    cp $(1)/pictures/basingstoke-overview.svg $(1)/basingstoke.svg

pictures: $(BUILD)/partmap
	$(call draw_pictures,samples)

# --- compiling -----------------------------------------------------------------------------------

compile = $(call tell,$(1) $<) mkdir -p $(@D) && \
          $(1) $(COMMON) $(own_flags) $(CPPFLAGS) $(CFLAGS) $(2) -c -o $@ $<

$(BUILD)/%.o: %.c $(BUILD)/flags | $(BUILD)/packages
	$(call compile,$(CC))

$(BUILD)/sanitized/%.o: %.c $(BUILD)/flags | $(BUILD)/packages
	$(call compile,$(CC),$(SANITIZE))

$(ASSETS:%=$(BUILD)/assets/%.c): $(BUILD)/assets/%.c: viz/make_asset.sh Makefile $(wildcard viz/*.css viz/*.js)
	@mkdir -p $(@D)
	$(call tell,asset $*) sh $< pm_$* $($*_files) >$@

$(BUILD)/assets/%.o: $(BUILD)/assets/%.c $(BUILD)/flags | $(BUILD)/packages
	$(call compile,$(CC))

$(patsubst %,$(BUILD)/%tests/install/client.o,lint/gcc/ lint/clang/): $(BUILD)/partmap.h

-include $(patsubst %.o,%.d,$(call objects,$(SOURCES)) $(call sanitized_objects,$(SOURCES))) \
    $(ASSETS:%=$(BUILD)/assets/%.d)

# Each of these files holds the text of a setting and is as new as its last change: what depends on
# it is made again when flags, VERSION or the list of sources change, and not otherwise.
flags_text := $(CC) $(COMMON) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $(SANITIZE)
sources_text := $(LIBRARY_SOURCES) $(CLI_SOURCES) $(TEST_SOURCES)
places_text := $(VERSION) $(PREFIX) $(LIBDIR)
headers_text := $(VERSION) $(PUBLIC_HEADERS)
setting_files := $(addprefix $(BUILD)/,flags sources headers places)
differ = $(subst x$(1),,x$(2))$(subst x$(2),,x$(1))
changed_settings := $(foreach file,$(setting_files),$(if \
    $(call differ,$(strip $($(notdir $(file))_text)),$(strip $(file <$(file)))),$(file)))
$(changed_settings): FORCE
$(setting_files): | $(BUILD)
	$(file >$@,$($(@F)_text))@:

$(BUILD):
	@mkdir -p $@

FORCE:

# --- set-up --------------------------------------------------------------------------------------

# These look each time and install what they need; all others look once and only say.
installing := $(filter demo check check-% lint bench bench-%,$(MAKECMDGOALS))
packages := $(BUILD_PACKAGES) $(if $(filter check check-% lint,$(installing)),$(TEST_PACKAGES)) \
            $(if $(filter bench-%,$(installing)),$(BENCH_PACKAGES)) \
            $(if $(filter lint,$(installing)),$(LINT_PACKAGES)) \
            $(if $(filter check-browser,$(installing)),$(BROWSER_PACKAGES))
$(BUILD)/packages: $(if $(installing),FORCE) | $(BUILD)
	@sh .ci/install-packages $(if $(installing),install,say) $(packages)
	@touch $@

# --- tests ---------------------------------------------------------------------------------------

# The closing lines are the test program's own summaries, first plain, then under the sanitizers. Both
# run at once: the second takes several times as long.
check: check-includes check-symbols check-readme check-pictures check-install check-tools \
       check-tests check-sanitized
	@cat $(BUILD)/tests.log $(BUILD)/sanitized/tests.log

check-tests: $(BUILD)/run_tests
	$(call tell,tests) $< >$(BUILD)/tests.log 2>&1 || { cat $(BUILD)/tests.log; exit 1; }

check-sanitized: $(BUILD)/sanitized/run_tests
	$(call tell,tests under the sanitizers) UBSAN_OPTIONS=print_stacktrace=1 \
	LSAN_OPTIONS=suppressions=tests/leaks.supp:print_suppressions=0 \
	$< >$(BUILD)/sanitized/tests.log 2>&1 || { cat $(BUILD)/sanitized/tests.log; exit 1; }

$(BUILD)/run_tests: $(call objects,$(TEST_SOURCES) $(CLI_SOURCES)) $(library) $(BUILD)/sources
	$(link) $(libraries) -lcunit

$(BUILD)/sanitized/run_tests: $(BUILD)/sources \
        $(call sanitized_objects,$(TEST_SOURCES) $(CLI_SOURCES) $(LIBRARY_SOURCES)) \
        $(ASSETS:%=$(BUILD)/assets/%.o)
	$(link) $(SANITIZE) $(libraries) -lcunit

# Who may include what; then the same on files that are wrong on purpose, to see that it finds them.
check-includes: | $(BUILD)
	$(call tell,include rules) sh tests/check_includes.sh . $(PUBLIC_HEADERS)
	@! sh tests/check_includes.sh tests/data/includes engine/model/map.h >$(BUILD)/includes.txt
	@diff tests/data/includes/expected.txt $(BUILD)/includes.txt

check-symbols: $(library) $(shared)
	$(call tell,symbols) sh tests/check_symbols.sh $(library) $(shared)

check-readme: $(BUILD)/readme_tables
	$(call tell,tables of README.md) $< <README.md >$(BUILD)/README.md
	@diff README.md $(BUILD)/README.md || { echo 'README.md is out of date: run "make readme".'; exit 1; }

# Other programs read what we write: NetworkX, igraph, a library for workbooks, and Graphviz. By path,
# as these belong to Debian's own Python.
check-tools: $(BUILD)/partmap
	$(call tell,files read by other programs) /usr/bin/python3 tests/tools/read_back.py $< \
	    $(BUILD)/tools $(wildcard samples/*.graphml) >$(BUILD)/tools.log 2>&1 || \
	    { cat $(BUILD)/tools.log; exit 1; }

check-pictures: $(BUILD)/partmap
	@rm -rf $(BUILD)/pictures
	$(call tell,pictures of the samples) $(call draw_pictures,$(BUILD))
	@diff -rq samples/pictures $(BUILD)/pictures && diff -q samples/basingstoke.svg $(BUILD)/basingstoke.svg \
	    || { echo 'samples/pictures is out of date: run "make pictures".'; exit 1; }

# Not a part of check: Chromium is large, and slow to install.
check-browser: $(BUILD)/partmap $(BUILD)/bench/make_map $(BUILD)/bench/make_maps $(BUILD)/node/installed
	$(call tell,pages in a browser) sh tests/browser/check_pages.sh $< $(BUILD)/browser
	$(call tell,reports in a browser) sh tests/browser/check_report.sh $< $(BUILD)/browser/report \
	    $(BUILD)/node $(BUILD)/bench/make_map
	$(call tell,cohorts in a browser) sh tests/browser/check_cohort.sh $< $(BUILD)/browser/cohort \
	    $(BUILD)/node $(BUILD)/bench/make_maps

# What drives Chromium, from npm: exact versions, no scripts of theirs.
$(BUILD)/node/installed: tests/browser/package.json | $(BUILD)/packages
	@mkdir -p $(@D)
	cp $< $(@D)
	cd $(@D) && npm install --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

check-install: $(products)
	+$(call tell,install and uninstall) sh tests/install/check_install.sh '$(MAKE)' '$(CC)'

# --- lint ----------------------------------------------------------------------------------------

lint: lint-compilers lint-tidy lint-cppcheck lint-format

lint-compilers: $(foreach compiler,gcc clang,$(SOURCES:%.c=$(BUILD)/lint/$(compiler)/%.o))
$(BUILD)/lint/gcc/%.o: %.c $(BUILD)/flags | $(BUILD)/packages
	$(call compile,gcc,-Werror)
$(BUILD)/lint/clang/%.o: %.c $(BUILD)/flags | $(BUILD)/packages
	$(call compile,clang,-Werror)
-include $(foreach compiler,gcc clang,$(SOURCES:%.c=$(BUILD)/lint/$(compiler)/%.d))

# Beside each clang object, so that a changed header is looked at again too. clang-tidy counts the
# warnings of system headers on stderr: that is kept for when it fails.
lint-tidy: $(SOURCES:%.c=$(BUILD)/lint/tidy/%.ok)
lint_model = $(if $(filter-out engine/base/error.c engine/model/igraph_guard.c,$<),-include tests/lint_model.h)
$(BUILD)/lint/tidy/%.ok: %.c $(BUILD)/lint/clang/%.o .clang-tidy tests/.clang-tidy tests/lint_model.h
	$(call tell,clang-tidy $<) mkdir -p $(@D) && \
	clang-tidy --quiet $< -- $(LANGUAGE) $(WARNINGS) $(own_flags) $(lint_model) 2>$@.log || \
	    { cat $@.log; exit 1; }
	@touch $@

lint-cppcheck: | $(BUILD)/packages
	@mkdir -p $(BUILD)/lint/cppcheck
	$(call tell,cppcheck) cppcheck --quiet --error-exitcode=1 --enable=warning,performance,portability \
	    --inline-suppr --suppress=missingIncludeSystem --library=posix --std=c11 \
	    --cppcheck-build-dir=$(BUILD)/lint/cppcheck -j$(PROCESSORS) $(filter -D% -I%,$(LANGUAGE)) \
	    $(SOURCES)

lint-format: | $(BUILD)/packages
	$(call tell,clang-format) clang-format --dry-run -Werror $(SOURCES) $(HEADERS)

format:
	clang-format -i $(SOURCES) $(HEADERS)

# --- bench ---------------------------------------------------------------------------------------

bench: $(BUILD)/partmap $(BUILD)/bench/make_map $(BUILD)/bench/cost
	sh tests/bench/bench.sh $(BUILD)

bench-read: $(patsubst %,$(BUILD)/bench/%,make_map make_ties cost read_map read_igraph)
	sh tests/bench/bench_read.sh $(BUILD)

made_map := $(patsubst %,$(BUILD)/tests/support/%.o,made_map made_nodes made_ties random_stream \
                     read_count)
$(BUILD)/bench/make_map $(BUILD)/bench/make_maps: $(made_map)

$(BUILD)/bench/read_map $(BUILD)/bench/batch_stages: $(library)
$(patsubst %,$(BUILD)/bench/%,read_map read_igraph batch_stages): bench_libraries = $(libraries)

# The layout beside Graphviz's own, in a table.
bench-draw: $(BUILD)/bench/make_map $(BUILD)/bench/draw_quality
	sh tests/bench/bench_draw.sh $(BUILD)

$(BUILD)/bench/draw_quality: $(BUILD)/tests/bench/draw_quality.o \
        $(BUILD)/tests/support/placement.o $(library)
	@mkdir -p $(@D)
	$(link) $(libraries)

$(BUILD)/bench/%: $(BUILD)/tests/bench/%.o
	@mkdir -p $(@D)
	$(link) $(bench_libraries) -lm

# --- install -------------------------------------------------------------------------------------

bindir := $(DESTDIR)$(PREFIX)/bin
libdir := $(DESTDIR)$(LIBDIR)
includedir := $(DESTDIR)$(PREFIX)/include/partmap
mandir := $(DESTDIR)$(PREFIX)/share/man/man1
docdir := $(DESTDIR)$(PREFIX)/share/doc/partmap
header_folders := $(sort $(dir $(PUBLIC_HEADERS)))
documents := README.md LICENSE CHANGELOG.md

install: $(products)
	$(INSTALL) -d $(bindir) $(libdir)/pkgconfig $(mandir) $(docdir)/samples \
	    $(addprefix $(includedir)/,$(header_folders))
	$(INSTALL) -m 755 $(BUILD)/partmap $(bindir)
	$(INSTALL) -m 644 $(library) $(libdir)
	$(INSTALL) -m 755 $(shared) $(libdir)
	cp -P $(shared_links) $(libdir)
	for header in $(PUBLIC_HEADERS); do $(INSTALL) -m 644 $$header $(includedir)/$$header; done
	$(INSTALL) -m 644 $(BUILD)/partmap.h $(includedir)
	$(fill_pc) >$(libdir)/pkgconfig/partmap.pc
	$(INSTALL) -m 644 $(BUILD)/partmap.1 $(mandir)
	$(INSTALL) -m 644 $(documents) $(docdir)
	$(INSTALL) -m 644 $(wildcard samples/*.*) $(docdir)/samples

uninstall:
	rm -f $(bindir)/partmap $(libdir)/libpartmap.* $(libdir)/pkgconfig/partmap.pc \
	    $(mandir)/partmap.1
	rm -rf $(includedir) $(docdir)

clean:
	rm -rf $(BUILD)

.SECONDARY: $(call objects,$(OTHER_SOURCES))

.PHONY: all demo readme pictures check check-includes check-symbols check-readme check-pictures \
        check-browser check-install check-tools check-tests check-sanitized lint lint-compilers \
        lint-tidy lint-cppcheck lint-format format bench bench-read \
        bench-draw install uninstall clean FORCE
