#include "lang.h"

#include <stdlib.h>
#include <string.h>

static span text_at(const lang *l, uint32_t at) { return span_of((const char *)l->texts.p + at - 1); }

span lang_value(const lang *l, enum lang_table table, span word)
{
	uint32_t at = word_get(&l->tables[table], word);
	return at ? text_at(l, at) : (span){0};
}

span lang_setting(const lang *l, const char *key, const char *otherwise)
{
	span value = lang_value(l, LANG_SETTINGS, span_of(key));
	return value.p ? value : span_of(otherwise);
}

bool lang_in(span value, span word)
{
	while (value.n)
		if (span_equal(span_word(&value), word)) return true;
	return false;
}

/* ---- What the recognisers want to have at hand ---- */

/* Every character with the property Quotation_Mark, and ` and ´, begins with one of these; those of [quote] may be
 * others. */
static void derive_marks(lang *l)
{
	const word_table *t = l->tables + LANG_QUOTES;
	scan_add(&l->marks, span_of("\"'`\xC2\xE2\xE3\xEF"));
	for (size_t i = 0; i < t->cap; i++) {
		if (!t->slots[i].value) continue;
		scan_add(&l->marks, (span){t->bytes.p + t->slots[i].at, 1});
		span closers = text_at(l, t->slots[i].value);
		for (size_t k = 0; k < closers.n; k++)
			if (k == 0 || closers.p[k - 1] == ' ') scan_add(&l->marks, span_cut(closers, k, k + 1));
	}
	if (l->marks.in[',']) scan_doubled(&l->marks, ','); /* there are many */
}

static void derive_terminators(lang *l)
{
	if (l->unicode) {
		scan_add(&l->terminators, span_of(".!?"));
		scan_add_high(&l->terminators);
	}
	for (size_t i = 0; i < l->words.cap && !l->unicode; i++) {
		word_slot s = l->words.slots[i];
		if (s.value & LANG_TERMINATOR) scan_add(&l->terminators, (span){l->words.bytes.p + s.at, 1});
	}
	if (!l->unicode) scan_add(&l->terminators, span_of("([)]"));
	l->stops = l->terminators;
	scan_add(&l->stops, span_of("\n"));
}

static void derive_lines(lang *l)
{
	for (size_t i = 0; i < l->n_metas; i++) {
		const lang_meta *m = l->metas + i;
		if (m->longest > l->line_longest) l->line_longest = m->longest;
		l->line_any |= m->longest && !m->opens;
		for (const char *p = m->opens; p; p = strchr(p, '\n') ? strchr(p, '\n') + 1 : NULL)
			l->line_first[(byte)*p] = true;
	}
}

enum { ENDING_LONGEST = 15 }; /* bytes */

/* Where the lengths of endings are kept that end in the last two bytes of the word. */
static unsigned tail_of(span word) { return (word.p[word.n - 2] * 37u ^ word.p[word.n - 1]) & 1023; }

uint32_t lang_noun(const lang *l, span word)
{
	uint32_t flags = 0;
	if (word.n < 2) return 0;
	unsigned lengths = l->endings[tail_of(word)];
	for (size_t n = 2; n <= word.n && lengths >> n; n++)
		if (lengths >> n & 1) flags |= word_get(&l->forms, span_cut(word, word.n - n, word.n));
	return flags & (FORM_MASCULINE | FORM_FEMININE | FORM_THING);
}

/* The settings of lang_noun and lang_form. */
static void derive_forms(lang *l)
{
	static const char *const keys[] = {
		"masculine", "feminine", "thing", "acronym", "written", "article-nominative"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		span all = lang_setting(l, keys[i], "");
		for (size_t from = 0, to; from < all.n; from = to + 1) {
			for (to = from; to < all.n && all.p[to] != ' ';) to++;
			span word = span_cut(all, from, to);
			uint32_t *flags = word_put(&l->forms, word);
			if (!flags) continue;
			*flags |= 1u << i;
			if (1u << i > FORM_THING || word.n < 2 || word.n > ENDING_LONGEST) continue;
			uint16_t *lengths = l->endings + tail_of(word);
			*lengths = (uint16_t)(*lengths | 1u << word.n);
		}
	}
}

static void derive_cues(lang *l)
{
	const word_table *t = &l->grammar;
	for (size_t i = 0; i < t->cap; i++) {
		word_slot s = t->slots[i];
		if (!(s.value & (GRAM_CUE | GRAM_SUBJUNCTIVE))) continue;
		if (!l->cues) l->cues = zalloc(sizeof *l->cues);
		spot_add(l->cues, (span){t->bytes.p + s.at, s.length});
	}
}

void lang_derive(lang *l)
{
	derive_lines(l);
	derive_forms(l);
	l->script = lang_setting(l, "script", "Common");
	l->ordinal_stop = span_equal(lang_setting(l, "ordinal", ""), span_of("."));
	l->ordinal_lower_case = span_equal(lang_setting(l, "ordinal-noun", ""), span_of("lower-case"));
	l->measure_final = span_equal(lang_setting(l, "measure", ""), span_of("final"));
	scan_add_range(&l->small_letters, 'a', 'z');
	scan_add_range(&l->small_letters, 0x80, 0xBF);
	scan_add_range(&l->small_letters, 0xC3, 0xC3);
	l->nouns_capital = span_equal(lang_setting(l, "nouns", ""), span_of("capital"));
	l->verb_second = span_equal(lang_setting(l, "verb", ""), span_of("second"));
	l->weak = lang_setting(l, "weak", "");
	l->article_plural = lang_setting(l, "article-plural", "");
	l->article_oblique = lang_setting(l, "article-oblique", "");
	l->attribute = lang_setting(l, "attribute", "");
	l->preterite = lang_setting(l, "preterite", "");
	l->about = lang_setting(l, "about", "");
	l->verb_plural = lang_setting(l, "verb-plural", "");
	l->adverb = lang_setting(l, "adverb", "");
	l->genitive = lang_setting(l, "genitive", "");
	l->adjective = lang_setting(l, "adjective", "");
	l->topic = lang_setting(l, "topic", "");
	l->reported = lang_setting(l, "reported", "");
	l->enclitic = lang_setting(l, "enclitic", "");
	l->possessive = lang_setting(l, "possessive", "");
	l->viewpoint = lang_setting(l, "viewpoint", "");
	l->owner = lang_setting(l, "owner", "");
	l->progressive = lang_setting(l, "progressive", "");
	l->own = lang_setting(l, "own", "");
	l->agent = lang_setting(l, "agent", "");
	l->noun_ending = lang_setting(l, "noun-ending", "");
	l->infinitive = lang_setting(l, "infinitive", "");
	l->infinitive_to = lang_setting(l, "infinitive-to", "");
	derive_marks(l);
	scan_add_range(&l->letters, 'a', 'z');
	scan_add_range(&l->letters, 'A', 'Z');
	scan_add_range(&l->letters, '0', '9');
	l->unicode = strcmp(l->name, "und") == 0;
	derive_terminators(l);
	derive_cues(l);
}

void lang_empty(lang *l)
{
	word_free(&l->words);
	word_free(&l->grammar);
	word_free(&l->forms);
	free(l->cues);
	for (int i = 0; i < LANG_TABLES; i++) word_free(&l->tables[i]);
	for (size_t i = 0; i < l->n_metas; i++) {
		lang_meta m = l->metas[i];
		free((void *)(uintptr_t)m.name);
		free((void *)(uintptr_t)m.kind);
		free((void *)(uintptr_t)m.place);
		free((void *)(uintptr_t)m.where);
		free((void *)(uintptr_t)m.opens);
		pattern_free(m.pattern);
	}
	for (size_t i = 0; i < l->n_decisions; i++) {
		pattern_free(l->decisions[i].before);
		pattern_free(l->decisions[i].after);
	}
	free(l->metas);
	free(l->decisions);
	buf_free(&l->texts);
	*l = (lang){.name = l->name, .asked = l->asked};
}

void lang_free(lang *l)
{
	if (l) lang_empty(l);
	free(l);
}
