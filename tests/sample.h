/* sample: random text for the tests of the recognisers, of bytes and of what matters to them, in every built-in
 * language. */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "check.h"
#include "lang_set.h"

enum { SAMPLE_MOST = 400 };

static const char *const sample_parts[] = {
	"Er kam",
	"sie",
	" ",
	" ",
	" ",
	"\n",
	"\r\n",
	"\t",
	"\xC2\xA0",
	"\xE2\x80\xA8",
	".",
	". ",
	"!",
	"?",
	"\xE2\x80\xA6",
	",",
	":",
	";",
	"-",
	"\xE2\x80\x93",
	"/",
	"'",
	"\"",
	"\xE2\x80\x9E",
	"\xE2\x80\x9C",
	"\xE2\x80\x9D",
	"\xE2\x80\x9A",
	"\xE2\x80\x98",
	"\xE2\x80\x99",
	"\xC2\xBB",
	"\xC2\xAB",
	"\xE2\x80\xBA",
	"\xE2\x80\xB9",
	"``",
	"''",
	"(",
	")",
	"[",
	"]",
	"z. B.",
	"Dr.",
	"usw.",
	"bzw.",
	"J. S.",
	"1.",
	"3",
	"12",
	"115.000",
	"2,5",
	"0,",
	"1.11.2021",
	"2021-11-01",
	"20:15",
	"20.15 Uhr",
	"November",
	"Mai",
	"Prozent",
	"%",
	"Euro",
	"$",
	"\xE2\x82\xAC",
	"km",
	"eins",
	"zwei",
	"und",
	"zw\xC3\xB6lf",
	"hundert",
	"tausend",
	"Millionen",
	"ein Dutzend",
	"anderthalb",
	"drittel",
	"twenty",
	"-one",
	"hundred",
	"the",
	"first",
	"3rd",
	"XIV.",
	"\xC2\xBD",
	"\xC2\xB2",
	"\xD9\xA3",
	"\xE0\xA5\xA9",
	"+49 ",
	"0049",
	"(030)",
	"v1.2.3",
	"4:3",
	"bis",
	" - ",
	" date 2021-12 ",
	"qu/sti (dpa, rtr, afp)",
	"(dpa)",
	"Stra\303\237e",
	"\xFF",
	"\xC3",
	"\xE2\x80",
	"\xF0\x9F\x98\x80",
	"\xEF\xBB\xBF",
	"\xE4\xB8\xAD",
	"\xE3\x80\x82",
	"\f",
};

/* Some text; one in four is bytes that mean nothing. Ends as it happens to. */
static inline span sample(buf *b)
{
	size_t n = check_below(SAMPLE_MOST);
	bool bytes = check_below(4) == 0;
	buf_clear(b);
	while (b->n < n) {
		if (bytes || check_below(20) == 0) buf_add_byte(b, (byte)check_random());
		else buf_add(b, span_of(sample_parts[check_below(sizeof sample_parts / sizeof *sample_parts)]));
	}
	return buf_span(b);
}

/* The text with some bytes changed. */
static inline span sample_mutated(buf *b, const char *text)
{
	buf_clear(b);
	buf_add(b, span_of(text));
	for (size_t i = check_below(6); i > 0; i--) {
		size_t at = check_below(b->n);
		if (check_below(2)) b->p[at] = (byte)check_random();
		else memmove(b->p + at, b->p + at + 1, --b->n - at);
	}
	return buf_span(b);
}

static inline bool sample_inside(span outer, span inner)
{
	return inner.p >= outer.p && inner.p + inner.n <= outer.p + outer.n;
}

/* Calls `test` for `rounds` texts in every language, each text against the upper and against the lower fence. */
static inline void sample_all(
	int rounds, const char *const *texts, size_t n_texts, bool (*test)(const lang *l, span text))
{
	lang_set set = {0};
	buf b = {0};
	check_fence fence = check_fence_open(4096);
	for (size_t i = 0; i < lang_set_known(); i++) {
		const lang *l = lang_set_get(&set, lang_set_code(i));
		for (int k = 0; k < rounds; k++) {
			span s = n_texts && k % 2 ? sample_mutated(&b, texts[check_below(n_texts)]) : sample(&b);
			bool ok = test(l, check_at_end(fence, s)) && test(l, check_at_start(fence, s));
			if (ok) check_passed++;
			else if (check_failed++ < CHECK_SHOWN)
				printf("%s: fails for '%.*s'\n", l->name, (int)s.n, (const char *)s.p);
		}
	}
	buf_free(&b);
	lang_set_free(&set);
}

#endif
