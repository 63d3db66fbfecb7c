#include "numeral_read.h"

#include "looked.h"

static lang_set set;
static looked l;

/* How many bytes of the text the number in words takes, its value in *v; 0 where there is none. */
static size_t reads(const lexicon *w, span text, uint64_t *v)
{
	numeral t = numeral_new();
	quantity q;
	const byte *end = numeral_read(looked_at(&l, w, text), text.p, &t);
	if (!end || !numeral_value(&t, &q)) return 0;
	*v = q.mantissa;
	return (size_t)(end - text.p);
}

static void values(const lexicon *w)
{
	uint64_t v = 0;
	CHECK(reads(w, span_of("hundertzwanzigtausend"), &v) == 21 && v == 120000);
	CHECK(reads(w, span_of("vier Haus"), &v) == 4 && v == 4);
	CHECK(!reads(w, span_of(""), &v) && !reads(w, span_of("vierhaus"), &v) && !reads(w, span_of("und vier"), &v));
}

/* A torn character ends the word, before and inside it. */
static void torn(const lexicon *w)
{
	uint64_t v = 0;
	CHECK(!reads(w, span_of("f\xC3"), &v));
	CHECK(!reads(w, (span){(const byte *)"zw\xC3\xB6lf", 3}, &v));
	CHECK(reads(w, (span){(const byte *)"zw\xC3\xB6lf", 6}, &v) == 6 && v == 12);
	CHECK(reads(w, span_of("vier\xC3"), &v) <= 4);
}

/* What does not fit 64 bits as it stands goes on with an exponent, as long as it is exact; else the number ends before.
 */
static void overflow(const lexicon *w)
{
	numeral t = numeral_new();
	quantity q = {0};
	span text = span_of("neunzehn Trillionen"), more = span_of("neunzehn Trillionen eins");
	const byte *end = numeral_read(looked_at(&l, w, text), text.p, &t);
	CHECK(end == text.p + text.n && numeral_value(&t, &q) && !exact_is_whole(&q));
	exact_text value = exact_put(&l.texts, q, false);
	CHECK_SPAN(looked_text(&l, value), "19000000000000000000");
	t = numeral_new();
	CHECK(numeral_read(looked_at(&l, w, more), more.p, &t) == more.p + text.n);
}

/* A word of many parts is given up, and its cost is bounded. */
static void bounds(const lexicon *w)
{
	buf text = {0};
	uint64_t v;
	for (int i = 0; i < 20000; i++) buf_add(&text, span_of("hunderttausend"));
	CHECK(!reads(w, buf_span(&text), &v));
	buf_clear(&text);
	for (int i = 0; i < 20000; i++) buf_add(&text, span_of("eins und "));
	CHECK(reads(w, buf_span(&text), &v) <= 16);
	buf_free(&text);
}

/* At most NUMERAL_PARTS parts are added to one number. */
static void parts(const lexicon *w)
{
	numeral t = numeral_new();
	span text = span_of("vier");
	t.parts = NUMERAL_PARTS;
	CHECK(!numeral_read(looked_at(&l, w, text), text.p, &t));
	t = numeral_new();
	t.parts = NUMERAL_PARTS - 1;
	CHECK(numeral_read(looked_at(&l, w, text), text.p, &t) == text.p + text.n);
}

static void digits(void)
{
	CHECK(numeral_digits(0) == 1 && numeral_digits(9) == 1 && numeral_digits(10) == 2);
	CHECK(numeral_digits(UINT64_MAX) == 20);
}

int main(void)
{
	lexicon *w = lexicon_new(lang_set_get(&set, "de"));
	values(w);
	torn(w);
	overflow(w);
	bounds(w);
	parts(w);
	digits();
	lexicon_free(w);
	looked_free(&l);
	lang_set_free(&set);
	return check_end();
}
