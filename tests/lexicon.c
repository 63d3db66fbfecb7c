#include "lexicon.h"

#include "check.h"
#include "lang_set.h"

static lang_set set;

static uint32_t in(const trie *t, const char *word)
{
	uint32_t at = 0;
	for (; *word; word++)
		if (!(at = trie_step(t, at, (byte)*word))) return 0;
	return trie_value(t, at);
}

/* A word has its senses in the order of the file, and no other. */
static void senses(void)
{
	lexicon *w = lexicon_new(lang_set_get(&set, "de"));
	uint32_t te = in(&w->numbers, "te"), ein = in(&w->numbers, "ein"), four = in(&w->numbers, "vier");
	CHECK(te && w->senses[te - 1].role == ROLE_ORDINAL_ENDING && lexicon_sense(w, te, ROLE_ORDINAL_SUFFIX));
	CHECK(ein && lexicon_sense(w, ein, ROLE_ONE) && !lexicon_sense(w, ein, ROLE_ARTICLE));
	CHECK(four && lexicon_sense(w, four, ROLE_UNIT)->value == 4 && w->senses[four - 1].next == 0);
	CHECK(in(&w->names, "Cent") && w->senses[in(&w->names, "Cent") - 1].divisor == 100);
	CHECK(in(&w->names, "MEUR") && w->senses[in(&w->names, "MEUR") - 1].value == 1000000);
	CHECK(!in(&w->numbers, "keinwort") && !lexicon_sense(w, 0, ROLE_UNIT));
	lexicon_free(w);
}

/* What stands before a number is found without its blanks, and not as part of another word. */
static void leads(void)
{
	lexicon *w = lexicon_new(lang_set_get(&set, "en"));
	span zip = span_of("zip  code"), other = span_of("zip cod");
	CHECK(lexicon_sense(w, lexicon_lead(w, zip.p, zip.p + zip.n), ROLE_POSTCODE));
	CHECK(!lexicon_lead(w, other.p, other.p + other.n) && !lexicon_lead(w, zip.p, zip.p));
	lexicon_free(w);
}

/* The lengths of the runs of digits in postcodes; none in a language without them. */
static void forms(void)
{
	lexicon *en = lexicon_new(lang_set_get(&set, "en")), *de = lexicon_new(lang_set_get(&set, "de")),
		*none = lexicon_new(lang_set_get(&set, "el"));
	CHECK((en->postcode_runs & (1u << 1)) && (en->postcode_runs & (1u << 5)) && !(en->postcode_runs & (1u << 3)));
	CHECK(de->postcode_runs == 1u << 5);
	CHECK(none->postcode_runs == 0);
	lexicon_free(en);
	lexicon_free(de);
	lexicon_free(none);
}

/* The filters leave nothing out: each word of [number] may begin, whatever its case. */
static void filters(void)
{
	lexicon *w = lexicon_new(lang_set_get(&set, "de"));
	static const char *const words[] = {"vier", "VIER", "f\xC3\xBCnf", "F\xC3\x9CNF", "zw\xC3\xB6lf", "Uhr"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		check_case = words[i];
		CHECK(lexicon_may_part(w, (const byte *)words[i]));
	}
	check_case = NULL;
	CHECK(lexicon_may_name(w, (const byte *)"Euro") && lexicon_may_name(w, (const byte *)"euro"));
	CHECK(!lexicon_may_begin(w, (const byte *)"qqq"));
	lexicon_free(w);
}

int main(void)
{
	senses();
	leads();
	forms();
	filters();
	lang_set_free(&set);
	return check_end();
}
