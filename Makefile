# proseutils: sentences, quotations, numbers and nothing else, out of running text.
# GNU make. `make` builds into build/, `make check` tests it, `make install PREFIX=… DESTDIR=…` installs it.

VERSION = 0.1
PREFIX = /usr/local
CFLAGS = -O2 -g
B = build

# The modules, lowest first: each may include only those before it (`make layers`), and tests are named after them.
MODULES = die buf utf8 scan word pattern lang detect join stream boundary meta sentence quote number output filter
PROGRAMS = strip-meta split-sentences find-quotes count-numbers

# Debian packages: to build, to check, and (the rest) to lint and to bench. `make deps` installs them all.
PACKAGES = gcc make libc6-dev pkg-config libpcre2-dev libunistring-dev
PACKAGES_CHECK = mandoc
PACKAGES_CI = clang clang-tidy cppcheck libclang-rt-14-dev locales

WARN = -Wall -Wextra -Wpedantic -Wconversion -Wshadow
PCRE2_CFLAGS := $(shell pkg-config --cflags libpcre2-8 2>/dev/null)
PCRE2_LIBS := $(or $(shell pkg-config --libs libpcre2-8 2>/dev/null),-lpcre2-8)
ALL_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -DVERSION='"$(VERSION)"' -Isrc $(WARN) $(PCRE2_CFLAGS) $(CPPFLAGS) $(CFLAGS)
LIBS = $(PCRE2_LIBS) -lunistring

LANGS := $(sort $(wildcard src/lang/*.lang))
OBJECTS = $(MODULES:%=$B/%.o) $B/lang_data.o

all: $(PROGRAMS:%=$B/%)

$(PROGRAMS:%=$B/%): $B/%: $B/%.o $B/modules.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $B/modules.a $(LIBS)

$B/modules.a: $(OBJECTS)
	rm -f $@ && $(AR) rcs $@ $(OBJECTS)

$B/%.o: src/%.c | $B
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# The language files, byte for byte, as C arrays.
$B/lang_data.c: $(LANGS) Makefile | $B
	{ echo '#include "lang_data.h"'; \
	for f in $(LANGS); do echo "static const byte $$(basename $$f .lang)_text[] = {"; \
		od -An -v -tu1 $$f | sed 's/  */,/g; s/^,//; s/$$/,/'; echo '};'; done; \
	echo 'const lang_file lang_files[] = {'; \
	for f in $(LANGS); do c=$$(basename $$f .lang); echo "	{\"$$c\", $${c}_text, sizeof $${c}_text},"; done; \
	echo '};'; echo 'const size_t lang_files_count = sizeof lang_files / sizeof *lang_files;'; } >$@

$B/lang_data.o: $B/lang_data.c
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$B:
	mkdir -p $B

clean:
	rm -rf $B

-include $(wildcard $B/*.d)

.PHONY: all clean
