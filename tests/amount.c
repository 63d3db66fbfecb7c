#include "amount.h"

#include "looked.h"

static lang_set set;
static looked l;

/* The amount of figures at `at`, as "value unit"; its end is checked, as an offset. */
static void is(const lexicon *w, span text, size_t at, size_t end, const char *value, const char *unit)
{
	shape s;
	amount a;
	const look *f = looked_at(&l, w, text);
	figure_shape(f, text.p + at, &s);
	amount_digits(f, &s, &a);
	exact_text v = exact_put(&l.texts, a.q, false);
	check_case = (const char *)text.p;
	CHECK((size_t)(a.end - text.p) == end);
	CHECK_SPAN(looked_text(&l, v), value);
	CHECK_SPAN(a.tail ? a.tail->text : (span){0}, unit);
	check_case = NULL;
}

static void amounts(const lexicon *w)
{
	is(w, span_of("5 Euro"), 0, 6, "5", "EUR");
	is(w, span_of("5-$10"), 0, 1, "5", "");
	is(w, span_of("2\xC2\xB3\xE2\x81\x84\xE2\x82\x84 m"), 0, 11, "2.75", "m");
	is(w, span_of("5"), 0, 1, "5", "");
}

/* Nothing is read behind the end: a torn sign, half a unit, a bracket that is not closed. */
static void torn(const lexicon *w)
{
	is(w, span_of("5 \xE2\x82"), 0, 1, "5", "");
	is(w, (span){(const byte *)"5 \xE2\x82\xAC", 4}, 0, 1, "5", "");
	is(w, span_of("2\xC2\xB3\xE2\x81"), 0, 1, "2", "");
	is(w, span_of("5 (km"), 0, 1, "5", "");
	is(w, span_of("5 -"), 0, 1, "5", "");
}

/* White space of LOOK_SPACES bytes may part a number and its unit, and no more. */
static void spaces(const lexicon *w)
{
	is(w, span_of("5        km"), 0, 11, "5", "km");
	is(w, span_of("5         km"), 0, 1, "5", "");
}

/* A currency before the number, not past the number before. */
static void before(const lexicon *w)
{
	span text = span_of("\xE2\x82\xAC 5");
	shape s;
	amount a;
	look f = *looked_at(&l, w, text);
	figure_shape(&f, text.p + 4, &s);
	amount_digits(&f, &s, &a);
	CHECK(a.before && a.start == text.p && amount_kind(&a, &(enum rule){0}) == KIND_MONEY);
	f.floor = text.p + 4;
	amount_digits(&f, &s, &a);
	CHECK(!a.before && a.start == text.p + 4);
}

/* An exponent of three digits is one, one of four none. */
static void exponents(const lexicon *w)
{
	is(w, span_of("1e-6"), 0, 4, "0.000001", "");
	shape s;
	amount a;
	span three = span_of("1e123"), four = span_of("1e1234");
	const look *f = looked_at(&l, w, three);
	figure_shape(f, three.p, &s);
	amount_digits(f, &s, &a);
	CHECK(a.end == three.p + three.n && a.q.exponent == 123);
	f = looked_at(&l, w, four);
	figure_shape(f, four.p, &s);
	amount_digits(f, &s, &a);
	CHECK(a.end == four.p + 1);
}

/* A sign is one where no word stands before it. */
static void signs(const lexicon *w)
{
	span apart = span_of("um -5"), joined = span_of("um-5");
	amount a = {.start = apart.p + 4, .end = apart.p + 5, .q = {.mantissa = 5, .divisor = 1}};
	amount_sign(looked_at(&l, w, apart), &a);
	CHECK(a.q.negative && a.start == apart.p + 3);
	a = (amount){.start = joined.p + 3, .end = joined.p + 4, .q = {.mantissa = 5, .divisor = 1}};
	amount_sign(looked_at(&l, w, joined), &a);
	CHECK(!a.q.negative && a.start == joined.p + 3);
}

static void words(const lexicon *w)
{
	amount a;
	span none = span_of(""), one = span_of("ein"), both = span_of("zw\xC3\xB6lf Euro f\xC3\xBCnfzig");
	CHECK(!amount_words(looked_at(&l, w, none), none.p, &a));
	CHECK(amount_words(looked_at(&l, w, one), one.p, &a) && a.one);
	CHECK(amount_words(looked_at(&l, w, both), both.p, &a) && a.end == both.p + both.n);
}

int main(void)
{
	lexicon *w = lexicon_new(lang_set_get(&set, "de"));
	amounts(w);
	torn(w);
	spaces(w);
	before(w);
	exponents(w);
	signs(w);
	words(w);
	lexicon_free(w);
	looked_free(&l);
	lang_set_free(&set);
	return check_end();
}
