#include "moment.h"

#include "looked.h"

static lang_set set;
static looked l;

static void dates(const lexicon *w)
{
	CHECK(looked_knows(&l, moment_iso, w, span_of("2021-11-01"), 0, "2021-11-01", ""));
	CHECK(looked_knows(&l, moment_iso, w, span_of("2021-11-01T20:15Z"), 0, "2021-11-01T20:15Z", ""));
	CHECK(!looked_knows(&l, moment_iso, w, span_of("2021-13-01"), 0, "", ""));
	CHECK(!looked_knows(&l, moment_day_month, w, span_of("32. Mai"), 0, "", ""));
	CHECK(looked_knows(&l, moment_day_month, w, span_of("3. Mai bis 5. Juni 2020"), 0, "2020-05-03", "2020-06-05"));
	CHECK(looked_knows(
		&l, moment_day_month, w, span_of("28. Dezember bis 3. Januar 2021"), 0, "2020-12-28", "2021-01-03"));
}

/* The last character is torn, the text ends: nothing is read behind it. */
static void torn(const lexicon *w)
{
	CHECK(!looked_knows(&l, moment_day_month, w, span_of("3."), 0, "", ""));
	CHECK(!looked_knows(&l, moment_day_month, w, span_of("3. M\xC3"), 0, "", ""));
	CHECK(looked_knows(&l, moment_iso, w, span_of("2021-11-01T"), 0, "2021-11-01", ""));
	CHECK(looked_knows(&l, moment_iso, w, span_of("2021-11-01T20:15+"), 0, "2021-11-01T20:15", ""));
}

/* The second date of a range begins no other one, so that a chain of them costs what it is long. */
static void chains(const lexicon *w)
{
	CHECK(looked_knows(
		&l, moment_numeric, w, span_of("1.05.2020 - 3.05.2020 - 5.05.2020"), 0, "2020-05-01", "2020-05-03"));
}

/* Nothing before the end of the number before is looked at. */
static void floors(const lexicon *w)
{
	span text = span_of("Mai 2020");
	shape s;
	reading n = {.kind = KIND_OTHER};
	look f = *looked_at(&l, w, text);
	figure_shape(&f, text.p + 4, &s);
	CHECK(moment_month_day(&f, &s, &n) && n.at.p == text.p);
	f.floor = text.p + 4;
	CHECK(!moment_month_day(&f, &s, &n));
}

/* Where values are not wanted none is written, and the places are the same. */
static void unwanted(const lexicon *w)
{
	span text = span_of("3. Mai bis 5. Juni 2020");
	shape s;
	reading n = {.kind = KIND_OTHER};
	l.texts.unwanted = true;
	const look *f = looked_at(&l, w, text);
	figure_shape(f, text.p, &s);
	CHECK(moment_day_month(f, &s, &n) && n.at.n == text.n && !n.value.n && l.texts.bytes.n == 0);
	l.texts.unwanted = false;
}

int main(void)
{
	lexicon *w = lexicon_new(lang_set_get(&set, "de"));
	dates(w);
	torn(w);
	chains(w);
	floors(w);
	unwanted(w);
	lexicon_free(w);
	looked_free(&l);
	lang_set_free(&set);
	return check_end();
}
