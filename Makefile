# proseutils: body, sentences, quotations and numbers out of running text.
# GNU make. `make` builds into build/, `make check` tests it, `make install PREFIX=… DESTDIR=…` installs it; HACKING has the rest.

MAKEFLAGS += --no-builtin-rules

VERSION = 0.1
PREFIX = /usr/local
CFLAGS = -O3 -g
B = build

# The modules, lowest first: each may include only those before it (`make layers`); a test is named after its module.
MODULES = die buf letters hash base64 utf8 line scan word spot pattern lang lang_read lang_set detect join stream uax29 around mark point stop boundary newline sentence \
	keyvalue hold meta field frontmatter wrap \
	quote clause phrase subject cue speaker kind indirect speech \
	exact opening trie lexicon look figure numeral numeral_read reading known clock moment hour era roman amount identifier code number \
	output sift sidefile body restore option filter
PROGRAMS = strip-meta split-sentences find-quotes count-numbers
TESTS = $(foreach m,$(MODULES),$(if $(wildcard tests/$m.c),$m))
ICU := $(shell pkg-config --exists icu-i18n 2>/dev/null && echo spellout)
TOOLS = $(filter-out $(TESTS) spellout,$(patsubst tests/%.c,%,$(wildcard tests/*.c)))
MAN1 = $(PROGRAMS:%=man/%.1)
MANUALS = $(MAN1) man/lang.5 man/proseutils.7
LANGS := $(sort $(wildcard src/lang/*.lang))

# Debian packages: the only list. `make deps` installs what building and checking need, `make deps-ci` the others as well.
PACKAGES = gcc libc6-dev make pkg-config libpcre2-dev libunistring-dev mandoc
PACKAGES_CI = clang clang-tidy cppcheck gnuplot-nox libclang-rt-14-dev libicu-dev locales time

PCRE2_CFLAGS := $(shell pkg-config --cflags libpcre2-8 2>/dev/null)
PCRE2_LIBS := $(or $(shell pkg-config --libs libpcre2-8 2>/dev/null),-lpcre2-8)
WARN = -Wall -Wextra -Wpedantic -Wconversion -Wshadow
C = -std=c11 -D_POSIX_C_SOURCE=200809L -DVERSION='"$(VERSION)"' -Isrc $(WARN) $(PCRE2_CFLAGS) $(CPPFLAGS) $(CFLAGS)
LIBS = $(PCRE2_LIBS) -lunistring
OBJECTS = $(MODULES:%=$B/%.o) $B/lang_data.o

all: $(PROGRAMS:%=$B/%)

$(PROGRAMS:%=$B/%): $B/%: $B/%.o $B/modules.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $B/modules.a $(LIBS)

$B/modules.a: $(OBJECTS)
	rm -f $@
	$(AR) rcs $@ $(OBJECTS)

$B/%.o: src/%.c Makefile | $B
	$(CC) $C -MMD -MP -c -o $@ $<

# The language files, byte for byte, as C arrays.
$B/lang_data.c: $(LANGS) src/lang Makefile | $B
	{ echo '#include "lang_data.h"'; \
	for f in $(LANGS); do echo "static const byte $$(basename $$f .lang | tr - _)_text[] = {"; \
		od -An -v -tu1 $$f | sed 's/  */,/g; s/^,//; s/$$/,/'; echo '};'; done; \
	echo 'const lang_file lang_files[] = {'; \
	for f in $(LANGS); do c=$$(basename $$f .lang); t=$$(echo $$c | tr - _)_text; echo "	{\"$$c\", $$t, sizeof $$t},"; done; \
	echo '};'; echo 'const size_t lang_files_count = sizeof lang_files / sizeof *lang_files;'; } >$@

$B/lang_data.o: $B/lang_data.c
	$(CC) $C -c -o $@ $<

$B/test-%: tests/%.c tests/check.h tests/looked.h $B/modules.a
	$(CC) $C -Itests $(LDFLAGS) -o $@ $< $B/modules.a $(LIBS)

# Numbers in words against ICU, where it is (libicu-dev); the programs do not need it.
$B/test-spellout: tests/spellout.c tests/check.h $B/modules.a
	$(CC) $C $$(pkg-config --cflags icu-i18n) -Itests $(LDFLAGS) -o $@ $< $B/modules.a $(LIBS) $$(pkg-config --libs icu-i18n)

$B:
	mkdir -p $B

# The four filters, alone and in one pipeline, on the sample article.
demo: all
	@PATH=$(abspath $B):$$PATH; cd tests; set -e; \
	show() { printf '\n$$ %s\n' "$$1"; eval "$$1"; }; \
	show 'strip-meta -x article.txt'; \
	show 'strip-meta article.txt | split-sentences'; \
	show 'strip-meta article.txt | split-sentences | find-quotes'; \
	show 'strip-meta article.txt | count-numbers'; \
	show 'strip-meta -a article.txt | split-sentences -a | find-quotes -o tsv | cut -f 6,7,10'

check: all $(TESTS:%=$B/test-%) $(TOOLS:%=$B/test-%) $(ICU:%=$B/test-%)
	@status=0; { for t in $(TESTS) $(ICU); do echo "test $$t"; $B/test-$$t || status=1; done; \
	echo 'tests as text'; tests/run $B || status=1; \
	echo 'properties'; tests/properties $B || status=1; } >$B/check.log 2>&1; cat $B/check.log; \
	awk '/^[0-9]+ passed, [0-9]+ failed$$/ { p += $$1; f += $$3 } END { print p " passed, " f " failed"; exit f != 0 || p == 0 }' $B/check.log && exit $$status

asan:
	$(MAKE) B=$B/asan CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer' check

# Inputs made of a seed, for so many seconds, over programs with sanitizers: a finding names its seed.
FUZZ_SECONDS = 60
FUZZ_SEED = 1
fuzz:
	$(MAKE) B=$B/asan CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer' fuzzed

fuzzed: all $(TOOLS:%=$B/test-%)
	tests/fuzz $B $(FUZZ_SECONDS) $(FUZZ_SEED)

# Static checks (cppcheck does not see that die() does not return): the compilers' warnings as errors, cppcheck, clang-tidy, and the examples beside the patterns in the language files.
lint: $B/lang_data.c $B/test-meta
	$B/test-meta
	$(MAKE) B=$B/gcc CC=gcc CFLAGS='-O3 -Werror' all $(TESTS:%=$B/gcc/test-%) $(TOOLS:%=$B/gcc/test-%)
	$(MAKE) B=$B/clang CC=clang CFLAGS='-O3 -Werror' all $(TESTS:%=$B/clang/test-%) $(TOOLS:%=$B/clang/test-%)
	cppcheck --quiet --std=c11 --enable=warning,performance,portability --error-exitcode=1 --suppress=nullPointerRedundantCheck --suppress=nullPointerArithmeticRedundantCheck \
		-DVERSION='""' -Isrc src
	clang-tidy --quiet $(MODULES:%=src/%.c) $(PROGRAMS:%=src/%.c) -- $C
	awk 'FILENAME ~ /\.[ch]$$/ && length($$0) > 140 { printf "%s:%d: more than 140 columns\n", FILENAME, FNR; bad = 1 } \
		/[ \t]$$/ && !/^(yes|no):/ { printf "%s:%d: white space at the end\n", FILENAME, FNR; bad = 1 } END { exit bad }' src/*.[ch] src/lang/*.lang
	awk 'FNR == 1 { n = 0 } /^[a-zA-Z_].*\)[ \t]*$$/ { n = FNR } /^}/ { \
		if (n && FNR - n > 80) { printf "%s:%d: a function of %d lines\n", FILENAME, n, FNR - n; bad = 1 } n = 0 } END { exit bad }' src/*.c

# A module may include only modules before it in MODULES; a program may include any.
layers:
	awk -v modules='$(MODULES)' -v programs='$(PROGRAMS)' ' \
		BEGIN { n = split(modules, m); for (i = 1; i <= n; i++) level[m[i]] = i; split(programs, p); for (i in p) level[p[i]] = n + 1; level["lang_data"] = level["lang_set"] - 0.5 } \
		FNR == 1 { name = FILENAME; sub(/.*\//, "", name); sub(/\.[ch]$$/, "", name) } \
		!(name in level) { print FILENAME ": in no list of the Makefile"; bad = 1; nextfile } \
		/^#include "/ { split($$2, q, /[".]/); if (q[2] != name && level[q[2]] >= level[name]) \
			{ printf "%s:%d: %s may not include %s\n", FILENAME, FNR, name, q[2]; bad = 1 } } \
		END { exit bad }' src/*.[ch]

man:
	mandoc -Tlint -Wwarning $(MANUALS)

bench: all $(TOOLS:%=$B/test-%)
	tests/bench $B

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/proseutils $(DESTDIR)$(PREFIX)/share/man/man1 \
		$(DESTDIR)$(PREFIX)/share/man/man5 $(DESTDIR)$(PREFIX)/share/man/man7
	install $(PROGRAMS:%=$B/%) $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(LANGS) $(DESTDIR)$(PREFIX)/share/proseutils
	install -m 644 $(MAN1) $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 man/lang.5 $(DESTDIR)$(PREFIX)/share/man/man5
	install -m 644 man/proseutils.7 $(DESTDIR)$(PREFIX)/share/man/man7

uninstall:
	rm -f $(PROGRAMS:%=$(DESTDIR)$(PREFIX)/bin/%) $(PROGRAMS:%=$(DESTDIR)$(PREFIX)/share/man/man1/%.1)
	rm -f $(DESTDIR)$(PREFIX)/share/man/man5/lang.5 $(DESTDIR)$(PREFIX)/share/man/man7/proseutils.7
	rm -rf $(DESTDIR)$(PREFIX)/share/proseutils

DIST = proseutils-$(VERSION)

dist: | $B
	tar -czf $B/$(DIST).tar.gz --exclude=./build --exclude=./.git --transform 's,^\.,$(DIST),' .

# The tarball builds, passes its tests, installs and uninstalls without a trace.
distcheck: dist
	rm -rf $B/$(DIST) $B/root
	tar -xzf $B/$(DIST).tar.gz -C $B
	$(MAKE) -C $B/$(DIST) B=build check
	$(MAKE) -C $B/$(DIST) B=build DESTDIR=$(abspath $B)/root install uninstall
	test -z "$$(find $B/root ! -type d)"
	rm -rf $B/$(DIST) $B/root

deps:
	apt-get install -y --no-install-recommends $(PACKAGES)

deps-ci: deps
	apt-get install -y --no-install-recommends $(PACKAGES_CI)

format:
	clang-format -i src/*.[ch] tests/*.[ch]

clean:
	rm -rf $B

-include $(wildcard $B/*.d)

.PHONY: all demo check asan fuzz fuzzed lint layers man bench install uninstall dist distcheck deps deps-ci format clean
.DELETE_ON_ERROR:
.SUFFIXES:
