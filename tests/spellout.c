/* spellout: numbers in words against ICU's spell-out rules. Built only where ICU is; the programs do not need it.
 *
 * usage: test-spellout [LANG [SHOWN]]: for each language that has rules in both places every whole number to EVERY and
 * RANDOM further ones below 10^15 are spelt out by each of ICU's sets for cardinal and ordinal numbers and read back.
 * At least so many of a thousand must come out right as `wanted` says. */
#include "number.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "check.h"
#include "lang_set.h"

enum { EVERY = 10000, RANDOM = 10000, LONGEST = 1000 };

static lang_set set;
static number_array found;
static unsigned shown;

static const struct {
	const char *lang;
	unsigned wanted; /* of a thousand */
} languages[] = {{"de", 999}, {"en", 999}, {"fr", 990}, {"es", 990}, {"it", 990}, {"nl", 990}, {"pt", 990}, {"sv", 990},
	{"pl", 990}};

/* Whether the text is one number of this value and kind. */
static bool is_read(const lang *l, const char *text, int64_t v, bool ordinal)
{
	char value[32];
	span all = span_of(text);
	snprintf(value, sizeof value, "%lld", (long long)v);
	number_array_clear(&found);
	number_find(l, all, &found);
	if (found.n != 1 || found.p->at.p != all.p || found.p->at.n != all.n) return false;
	return found.p->kind == (ordinal ? KIND_ORDINAL : KIND_CARDINAL) &&
	       span_equal(number_value(&found, found.p->value), span_of(value));
}

static int64_t random_number(void)
{
	static uint64_t x = 88172645463325252;
	static const int64_t most[] = {1000000, 1000000000, 1000000000000, 1000000000000000};
	x ^= x << 13, x ^= x >> 7, x ^= x << 17; /* Marsaglia's xorshift */
	return (int64_t)(x >> 2) % most[x % 4];
}

static bool is_right(const lang *l, UNumberFormat *f, int64_t v, bool ordinal)
{
	UChar spelt[LONGEST];
	char text[LONGEST * 3];
	UErrorCode error = U_ZERO_ERROR;
	unum_formatInt64(f, v, spelt, LONGEST, NULL, &error);
	u_strToUTF8(text, (int32_t)sizeof text, NULL, spelt, -1, &error);
	if (U_FAILURE(error)) return false;
	if (v == 1 && !ordinal) return true; /* what is a pronoun or an article alone is no number */
	if (is_read(l, text, v, ordinal)) return true;
	if (shown) {
		shown--;
		printf("    %lld %s:", (long long)v, text);
		for (size_t i = 0; i < found.n; i++)
			printf(" [%.*s %.*s]", (int)found.p[i].at.n, (const char *)found.p[i].at.p,
				(int)found.p[i].value.n, (const char *)found.texts.bytes.p + found.p[i].value.at);
		printf("\n");
	}
	return false;
}

/* Reads back the numbers of one set of rules. */
static void check_rules(const lang *l, UNumberFormat *f, const char *rules, unsigned wanted)
{
	bool ordinal = strstr(rules, "ordinal") != NULL;
	unsigned right = 0;
	for (int64_t v = ordinal; v <= EVERY; v++) right += is_right(l, f, v, ordinal);
	for (int i = 0; i < RANDOM; i++) right += is_right(l, f, random_number(), ordinal);
	unsigned all = EVERY + RANDOM + !ordinal;
	bool enough = (uint64_t)right * 1000 >= (uint64_t)all * wanted;
	if (!enough) printf("%s %s: %u of %u right\n", l->name, rules, right, all);
	CHECK(enough);
}

static void check_language(const char *code, unsigned wanted)
{
	UErrorCode error = U_ZERO_ERROR;
	UNumberFormat *f = unum_open(UNUM_SPELLOUT, NULL, 0, code, NULL, &error);
	const lang *l = lang_set_get(&set, code);
	if (!l || U_FAILURE(error)) return;
	UChar names[2000];
	char all[4000];
	unum_getTextAttribute(f, UNUM_PUBLIC_RULESETS, names, 2000, &error);
	u_strToUTF8(all, (int32_t)sizeof all, NULL, names, -1, &error);
	for (char *name = strtok(all, ";"); name && U_SUCCESS(error); name = strtok(NULL, ";")) {
		if (!strstr(name, "cardinal") && !strstr(name, "spellout-ordinal")) continue;
		UChar rules[200];
		u_strFromUTF8(rules, 200, NULL, name, -1, &error);
		unum_setTextAttribute(f, UNUM_DEFAULT_RULESET, rules, -1, &error);
		check_rules(l, f, name, wanted);
	}
	unum_close(f);
}

int main(int argc, char **argv)
{
	shown = argc > 2 ? (unsigned)atoi(argv[2]) : 0;
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		if (argc < 2 || strcmp(argv[1], languages[i].lang) == 0)
			check_language(languages[i].lang, languages[i].wanted);
	number_array_free(&found);
	lang_set_free(&set);
	return check_end();
}
