#include "detect.h"

#include <stdlib.h>
#include <string.h>

/* The languages that have the word are known from now on to be those and one more. */
static void add_word(detector *d, span word)
{
	uint32_t *index = word_put(&d->common, word);
	if (*index == 0) {
		d->known = array_grow(d->known, &d->cap_known, d->n_known + 1, sizeof *d->known);
		d->known[d->n_known++] = 0;
		*index = (uint32_t)d->n_known;
	}
	d->known[*index - 1] |= (uint64_t)1 << d->n;
}

static void add_language(detector *d, lang *l)
{
	for (size_t k = 0; k < l->words.cap; k++) {
		word_slot s = l->words.slots[k];
		if (s.value & LANG_COMMON) add_word(d, (span){l->words.bytes.p + s.at, s.length});
	}
	word_free(&l->words); /* they are in `common` now */
	d->langs[d->n++] = l;
}

void detect_open(detector *d, lang_set *set)
{
	span fallback = lang_setting(lang_set_get(set, "und"), "default", "");
	*d = (detector){.set = set};
	for (size_t i = 0; i < lang_set_known() && d->n < DETECT_LANGS; i++) {
		if (strcmp(lang_set_code(i), "und") == 0) continue;
		if (span_equal(span_of(lang_set_code(i)), fallback)) d->fallback = d->n;
		add_language(d, lang_set_brief(lang_set_code(i)));
	}
}

void detect_free(detector *d)
{
	for (size_t i = 0; i < d->n; i++) lang_free(d->langs[i]);
	word_free(&d->common);
	free(d->known);
}

/* A character of a script without spaces is a word of its own here. */
static bool stands_alone(char32_t c)
{
	if (c < 0x3000) return false;
	const uc_script_t *script = uc_script(c);
	span name = span_of(script ? script->name : "");
	return lang_in(span_of("Han Hiragana Katakana"), name);
}

/* Counts a word for the languages that have it, and its first letter for the languages in its script. */
static void count_word(const detector *d, detect_state *state, span word)
{
	uint32_t index = word_get(&d->common, word);
	uint64_t known = index ? d->known[index - 1] : 0;
	char32_t first = utf8_at(word.p, word.p + word.n);
	const uc_script_t *script = uc_script(first);
	span name = span_of(script ? script->name : "");
	for (size_t i = 0; i < d->n; i++) {
		state->score[i] += (unsigned)(known >> i & 1);
		state->letters[i] += lang_in(d->langs[i]->script, name);
	}
}

/* The script first, since words of another cannot be known; then the words; then the order, the default before all. */
static size_t best(const detector *d, const detect_state *state)
{
	size_t best = d->fallback;
	for (size_t i = 0; i < d->n; i++) {
		if (state->letters[i] < state->letters[best]) continue;
		if (state->letters[i] > state->letters[best] || state->score[i] > state->score[best]) best = i;
	}
	return best;
}

static void read_words(const detector *d, detect_state *state, span text)
{
	const byte *p = text.p, *end = text.p + text.n, *word = NULL;
	while (p < end && state->seen < DETECT_BYTES) {
		const byte *at = p;
		char32_t c = utf8_next(&p, end);
		bool letter = utf8_is_letter(c);
		if (!utf8_is_space(c)) state->seen += (size_t)(p - at);
		if (letter && !word) word = at;
		if (word && word != at && (!letter || stands_alone(c) || stands_alone(utf8_at(word, at)))) {
			count_word(d, state, (span){word, (size_t)(at - word)});
			word = letter ? at : NULL;
		}
	}
	if (word) count_word(d, state, (span){word, (size_t)(p - word)});
}

const lang *detect_paragraph(const detector *d, detect_state *state, span text)
{
	if (!state->language || state->seen < DETECT_BYTES) {
		read_words(d, state, text);
		const char *name = d->langs[best(d, state)]->name;
		bool other = state->language && strcmp(name, state->language->name) != 0;
		if (other && state->changes == DETECT_CHANGES) return state->language;
		state->changes += other;
		state->language = lang_set_get(d->set, name);
	}
	return state->language;
}
