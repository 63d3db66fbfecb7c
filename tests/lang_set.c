#include "lang_set.h"

#include "check.h"

static void loads_every_file(void)
{
	lang_set set = {0};
	CHECK(lang_set_known() >= 3);
	for (size_t i = 0; i < lang_set_known(); i++) {
		const char *code = lang_set_code(i);
		const lang *l = lang_set_get(&set, code);
		check_case = code;
		CHECK(i == 0 || strcmp(lang_set_code(i - 1), code) < 0);
		CHECK(l && strcmp(l->name, code) == 0 && l == lang_set_get(&set, code));
		CHECK(l && l->terminators.in['.'] && l->terminators.in['!'] && l->script.n > 0);
		CHECK(l && lang_setting(l, "name", "").n > 0);
		for (size_t k = 0; l && k < l->n_metas; k++) CHECK(pattern_error(l->metas[k].pattern) == NULL);
	}
	check_case = NULL;
	CHECK(lang_set_get(&set, "xx") == NULL && lang_set_get(&set, "") == NULL);
	lang_set_free(&set);
	CHECK(set.loaded == NULL);
}

/* Every language has what und has. */
static void inherits(void)
{
	lang_set set = {0};
	const lang *und = lang_set_get(&set, "und");
	for (size_t i = 0; i < lang_set_known(); i++) {
		const lang *l = lang_set_get(&set, lang_set_code(i));
		check_case = lang_set_code(i);
		CHECK(l->n_metas >= und->n_metas);
		for (size_t k = 0; k < und->words.cap; k++) {
			word_slot s = und->words.slots[k];
			if (s.length)
				CHECK((lang_word(l, (span){und->words.bytes.p + s.at, s.length}) & s.value) == s.value);
		}
	}
	check_case = NULL;
	lang_set_free(&set);
}

/* Trimmed, the languages asked for longest ago are emptied, and read again at the same place. */
static void trims(void)
{
	lang_set set = {0};
	lang_set_trim(&set, 2);
	const lang *de = lang_set_get(&set, "de"), *en = lang_set_get(&set, "en");
	uint64_t reading = en->reading;
	lang_set_get(&set, "fr");
	lang_set_get(&set, "de");
	lang_set_trim(&set, 2);
	CHECK(de->reading && de->words.used && en->reading == 0 && en->words.used == 0);
	CHECK(lang_set_get(&set, "en") == en && en->reading > reading);
	CHECK(strcmp(en->name, "en") == 0 && lang_word(en, span_of("the")) & LANG_COMMON);
	lang_set_free(&set);
}

int main(void)
{
	loads_every_file();
	inherits();
	trims();
	return check_end();
}
