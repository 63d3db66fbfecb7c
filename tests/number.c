#include "number.h"

#include <glob.h>
#include <stdio.h>

#include "die.h"
#include "sample.h"

static lang_set set;

/* The numbers of a text as "kind value text", with a | between them. */
static void finds(const char *code, const char *text, const char *expected)
{
	number_array a = {0};
	buf out = {0};
	number_find(lang_set_get(&set, code), span_of(text), &a);
	for (size_t i = 0; i < a.n; i++) {
		const reading *n = a.p + i;
		if (i) buf_add_byte(&out, '|');
		buf_add(&out, span_of(reading_kind_name(n->kind)));
		buf_add_byte(&out, ' ');
		buf_add(&out, number_value(&a, n->value));
		buf_add_byte(&out, ' ');
		buf_add(&out, n->at);
	}
	check_case = text;
	CHECK_SPAN(buf_span(&out), expected);
	check_case = NULL;
	buf_free(&out);
	number_array_free(&a);
}

static void cases(void)
{
	finds("de", "", "");
	finds("de", "nichts", "");
	finds("de", "Es kamen 115.000.", "cardinal 115000 115.000");
	finds("en", "It was 115,000.", "cardinal 115000 115,000");
	finds("de", "am 1. November 2021", "date 2021-11-01 1. November 2021");
	finds("de", "zw\xC3\xB6lf Leute", "cardinal 12 zw\xC3\xB6lf");
	finds("de", "3 und 4", "cardinal 3 3|cardinal 4 4");
	finds("de", "7", "cardinal 7 7");
	finds("de", "In der Kirche 3 Euro hier.", "money 3 3 Euro");
	finds("de", "In der Kirche 3 Euro bis 5 Euro.", "range 3 3 Euro bis 5 Euro");
}

/* A value of more digits than are published has an exponent; one of just as many has none. */
static void long_values(void)
{
	number_array a = {0};
	buf text = {0};
	const lang *l = lang_set_get(&set, "de");
	for (size_t n = EXACT_DIGITS - 1; n <= EXACT_DIGITS + 1; n++) {
		buf_clear(&text);
		for (size_t i = 0; i < n; i++) buf_add_byte(&text, (byte)('1' + i % 9));
		number_array_clear(&a);
		number_find(l, buf_span(&text), &a);
		CHECK(a.n == 1 && a.p[0].at.n == n);
		span value = a.n ? number_value(&a, a.p[0].value) : (span){0};
		bool exponent = value.n && memchr(value.p, 'E', value.n);
		CHECK(n <= EXACT_DIGITS ? span_equal(value, buf_span(&text)) : exponent || a.p[0].kind == KIND_OTHER);
	}
	buf_free(&text);
	number_array_free(&a);
}

static void names(void)
{
	for (int i = 0; i < KINDS; i++) CHECK(*reading_kind_name((enum kind)i));
	CHECK(strcmp(reading_kind_name(KIND_CARDINAL), "cardinal") == 0 &&
		strcmp(reading_kind_name(KIND_OTHER), "other") == 0);
}

static bool in_texts(const number_array *a, exact_text t) { return t.at + t.n <= a->texts.bytes.n || t.n == 0; }

static bool same_text(const number_array *a, exact_text s, const number_array *b, exact_text t)
{
	return span_equal(number_value(a, s), number_value(b, t));
}

/* Short cuts change nothing: words that were read before, rules that are left out by what stands around. */
static bool same_without_short_cuts(const lang *l, span text)
{
	static number_array a, b = {.thorough = true};
	number_array_clear(&a);
	number_array_clear(&b);
	number_find(l, text, &a);
	number_find(l, text, &b);
	for (size_t i = 0; i < a.n && i < b.n; i++) {
		const reading *m = a.p + i, *n = b.p + i;
		if (m->at.p != n->at.p || m->at.n != n->at.n || m->kind != n->kind || m->rule != n->rule ||
			!same_text(&a, m->value, &b, n->value) || !same_text(&a, m->to, &b, n->to) ||
			!same_text(&a, m->unit, &b, n->unit) || !same_text(&a, m->value2, &b, n->value2))
			return false;
	}
	return a.n == b.n;
}

/* The same for the cases of a language, and for their words in any order. */
static void without_short_cuts(const char *path)
{
	static const char *const between[] = {" ", " ", " ", " ", ", ", ". ", "-", "", "\n", "\xC2\xA0", " (", ") "};
	char code[8] = "";
	buf text = {0}, words = {0};
	FILE *f = fopen(path, "rb");
	if (!f || sscanf(path, "tests/%7[a-z]", code) != 1) die(STATUS_FAILED, "%s: no cases", path);
	for (int c; (c = getc(f)) != EOF;) buf_add_byte(&text, (byte)c);
	fclose(f);
	const lang *l = lang_set_get(&set, code);
	check_case = path;
	CHECK(same_without_short_cuts(l, buf_span(&text)));
	uint32_t x = 1;
	for (int round = 0; round < 3000; round++) {
		const byte *end = text.p + text.n;
		buf_clear(&words);
		for (int i = 0; i < 12; i++) {
			x = x * 1664525 + 1013904223;
			const byte *p = text.p + (x >> 8) % text.n, *from, *to;
			for (to = p; to<end && * to> ' ';) to++;
			for (from = p; from > text.p && from[-1] > ' ';) from--;
			buf_add(&words, (span){from, (size_t)(to - from)});
			buf_add(&words, span_of(between[(x >> 4) % (sizeof between / sizeof *between)]));
		}
		if (!same_without_short_cuts(l, buf_span(&words))) CHECK_SPAN(buf_span(&words), "the same");
	}
	check_case = NULL;
	buf_free(&text);
	buf_free(&words);
}

static void all_without_short_cuts(void)
{
	glob_t found;
	CHECK(glob("tests/*/number.txt", 0, NULL, &found) == 0 && found.gl_pathc > 0);
	for (size_t i = 0; i < found.gl_pathc; i++) without_short_cuts(found.gl_pathv[i]);
	globfree(&found);
}

/* In order, apart from one another, not empty, no white space around; and every digit in one of them. */
static bool is_right(const lang *l, span text)
{
	static number_array a; /* used again and again, as a program does */
	const byte *p = text.p, *end = text.p + text.n;
	size_t i = 0;
	number_array_clear(&a);
	number_find(l, text, &a);
	for (size_t k = 0; k < a.n; k++) {
		const reading *n = a.p + k;
		if (!sample_inside(text, n->at) || n->at.n == 0 || (k && n->at.p < a.p[k - 1].at.p + a.p[k - 1].at.n))
			return false;
		if (utf8_is_space(utf8_at(n->at.p, end)) || utf8_is_space(utf8_before(text.p, n->at.p + n->at.n)))
			return false;
		if (!in_texts(&a, n->value) || !in_texts(&a, n->to) || !in_texts(&a, n->unit) ||
			!in_texts(&a, n->value2))
			return false;
		if (n->kind >= KINDS || n->rule >= RULES) return false;
	}
	while (p < end) {
		const byte *at = p;
		if (!utf8_is_digit(utf8_next(&p, end))) continue;
		while (i < a.n && a.p[i].at.p + a.p[i].at.n <= at) i++;
		if (i == a.n || at < a.p[i].at.p) return false;
	}
	return same_without_short_cuts(l, text);
}

static const char *const texts[] = {
	"Am 1. November 2021 um 20.15 Uhr kamen 115.000 Menschen, 3,5 Prozent mehr als 2014.",
	"Das sind 2,5 Millionen Euro oder 1\xC2\xBD Pfund, 12:3 Tore, +49 30 123456-7.",
	"einhundertzwanzigtausenddreihundertvierundf\xC3\xBCnfzig und anderthalb Dutzend, dreiviertel, zwei Drittel",
	"On October 2nd, 1999 at 5:30 p.m. it was $1,234.56 or 3/4 of two hundred and five.",
	("\xD9\xA1\xD9\xA2\xD9\xA3 \xE0\xA5\xA7\xE0\xA5\xA8 XIV. v1.2.3 \xC2\xA7 12a 2021-11-01T20:15:30Z 10^6 5-7 50 "
	 "km/h 37 \302\260C"),
};

int main(void)
{
	cases();
	long_values();
	names();
	all_without_short_cuts();
	sample_all(8000, texts, sizeof texts / sizeof *texts, is_right);
	lang_set_free(&set);
	return check_end();
}
