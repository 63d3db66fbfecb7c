#include "clock.h"

#include "looked.h"

static lang_set set;
static looked l;

static void words(const lexicon *w)
{
	CHECK(looked_knows(&l, clock_hour, w, span_of("20.15 Uhr"), 0, "T20:15", ""));
	CHECK(looked_knows(&l, clock_hour, w, span_of("20 Uhr \xE2\x80"), 0, "T20:00", "")); /* torn */
	CHECK(!looked_knows(&l, clock_hour, w, span_of("25 Uhr"), 0, "", ""));
	CHECK(looked_knows(&l, clock_range, w, span_of("9.30 bis 12 Uhr"), 0, "T09:30", "T12:00"));
}

/* The second time of a range begins no other one, so that a chain of them costs what it is long. */
static void chains(const lexicon *w)
{
	CHECK(looked_knows(&l, clock_hour, w, span_of("8 Uhr - 9 Uhr - 10 Uhr"), 0, "T08:00", "T09:00"));
}

/* Nine digits behind the point of a second, and no more. */
static void seconds(const lexicon *w)
{
	CHECK(looked_knows(&l, clock_colon, w, span_of("12:30:45.123456789"), 0, "T12:30:45.123456789", ""));
	CHECK(!looked_knows(&l, clock_colon, w, span_of("12:30:45.1234567890"), 0, "", ""));
	CHECK(!looked_knows(&l, clock_colon, w, span_of("24:60"), 0, "", ""));
	CHECK(looked_knows(&l, clock_length, w, span_of("1:58,34"), 0, "118.34", ""));
}

int main(void)
{
	lexicon *w = lexicon_new(lang_set_get(&set, "de"));
	words(w);
	chains(w);
	seconds(w);
	lexicon_free(w);
	looked_free(&l);
	lang_set_free(&set);
	return check_end();
}
