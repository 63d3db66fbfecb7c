#include "phrase.h"

#include <string.h>

static const uint32_t determiner = GRAM_ARTICLE | GRAM_OBLIQUE;

static bool ends_in(span word, span ending)
{
	return ending.n && word.n >= ending.n && memcmp(word.p + word.n - ending.n, ending.p, ending.n) == 0;
}

bool phrase_ends_in(span word, span endings)
{
	const byte *p = endings.p, *end = p + endings.n;
	while (p < end) {
		const byte *space = memchr(p, ' ', (size_t)(end - p));
		if (ends_in(word, (span){p, (size_t)((space ? space : end) - p)})) return true;
		p = space ? space + 1 : end;
	}
	return false;
}

/* Whether the article at i ends so, and the word behind it as an adjective does that is not in the nominative
 * singular. */
static bool is_weak(const lang *l, const clause *c, int i, span article)
{
	return clause_grammar(c, i) & GRAM_ARTICLE && ends_in(c->t[i].at, article) &&
	       clause_kind(c, i + 1) == TOKEN_WORD && ends_in(c->t[i + 1].at, l->weak);
}

bool phrase_agrees(const lang *l, const clause *c, int i, int f)
{
	return !is_weak(l, c, i, l->article_plural) || ends_in(c->t[f].at, l->verb_plural);
}

bool phrase_is_masculine(const lang *l, const clause *c, int i)
{
	return clause_grammar(c, i) & GRAM_ARTICLE && ends_in(c->t[i].at, l->article_oblique);
}

bool phrase_is_nominative(const lang *l, const clause *c, int i)
{
	if (!phrase_is_masculine(l, c, i) || clause_kind(c, i + 1) != TOKEN_WORD) return false;
	if (c->t[i + 1].capital) return phrase_ends_in(c->t[i + 1].at, l->masculine);
	return clause_grammar(c, i + 1) == 0 && ends_in(c->t[i + 1].at, l->article_plural);
}

bool phrase_is_oblique(const lang *l, const clause *c, int i)
{
	uint32_t g = clause_grammar(c, i);
	if (g & GRAM_OBLIQUE && !(g & (GRAM_ARTICLE | GRAM_PRONOUN))) return true;
	bool feminine = phrase_is_masculine(l, c, i) && clause_is_noun(l, c, i + 1) &&
			phrase_ends_in(c->t[i + 1].at, l->feminine);
	bool weak = is_weak(l, c, i, l->article_oblique) && !c->t[i + 1].capital && clause_grammar(c, i + 1) == 0;
	return feminine || weak;
}

int phrase_skip_adverbs(const clause *c, int i, int end)
{
	while (i < end && clause_grammar(c, i) & (GRAM_ADVERB | GRAM_OBJECT) &&
		!(clause_grammar(c, i) & (GRAM_PRONOUN | GRAM_PREPOSITION)))
		i++;
	return i;
}

/* Behind "(SPD)", or i. */
static int skip_bracket(const clause *c, int i, int end)
{
	if (clause_kind(c, i) != TOKEN_OPEN) return i;
	for (int j = i + 1; j < end && j <= i + PHRASE_BRACKET; j++)
		if (clause_kind(c, j) == TOKEN_CLOSE) return j + 1;
	return i;
}

/* A word that may stand between a determiner and its noun. */
static bool is_adjective(const clause *c, int i)
{
	return clause_kind(c, i) == TOKEN_NUMBER ||
	       (clause_kind(c, i) == TOKEN_WORD && (clause_grammar(c, i) & ~(uint32_t)GRAM_SAID) == 0);
}

/* Behind the nouns and names that begin at i; those of a title in quotation marks are among them, where a word stands
 * before it. */
static int nouns(const lang *l, const clause *c, int i, int end)
{
	int j = i;
	while (j < end) {
		enum token_kind kind = clause_kind(c, j);
		bool ampersand = kind == TOKEN_MARK && c->t[j].at.n == 1 && *c->t[j].at.p == '&';
		int bracket = j > i ? skip_bracket(c, j, end) : j;
		if (clause_is_noun(l, c, j) || (j > i && (kind == TOKEN_NUMBER || ampersand))) j++;
		else if (bracket > j) j = bracket;
		else break;
	}
	return j;
}

/* Behind the name in the genitive that begins at i and stands before adjectives as a determiner does: Bayerns früherer
 * …; i where there is none. */
static int genitive(const lang *l, const clause *c, int i, int end)
{
	int j = i + 1;
	if (!clause_is_noun(l, c, i) || !phrase_ends_in(c->t[i].at, l->genitive)) return i;
	while (j < end && j <= i + PHRASE_ADJECTIVES && is_adjective(c, j) && !c->t[j].capital &&
		phrase_ends_in(c->t[j].at, l->adjective))
		j++;
	return j > i + 1 && j < end && clause_is_noun(l, c, j) ? j : i;
}

/* Whether token j, with a determiner before it and a finite verb behind, is a name that is written small: die dpa
 * meldete. */
static bool is_acronym(const lang *l, const clause *c, int i, int j)
{
	return j > i && clause_kind(c, j) == TOKEN_WORD && c->t[j].at.n <= PHRASE_ACRONYM &&
	       clause_grammar(c, j + 1) & (GRAM_SAY | GRAM_SPLIT | GRAM_AUXILIARY | GRAM_PASSIVE) &&
	       !phrase_ends_in(c->t[j].at, l->adjective) && !ends_in(c->t[j].at, l->article_plural);
}

/* Determiners, adjectives, nouns. */
static int core(const lang *l, const clause *c, int i, int end)
{
	int j = i;
	while (j < end && j < i + 3 && clause_grammar(c, j) & determiner) j++;
	int adjectives = j;
	while (l->nouns_capital && adjectives < end && adjectives < j + PHRASE_ADJECTIVES &&
		is_adjective(c, adjectives) && !clause_is_noun(l, c, adjectives))
		adjectives++;
	if (j == i && adjectives == i) adjectives = genitive(l, c, i, end);
	int k = nouns(l, c, adjectives, end);
	if (clause_kind(c, k) == TOKEN_QUOTE && k < end && k > i) {
		int more = nouns(l, c, skip_bracket(c, k + 1, end), end);
		if (c->t[k].capital || clause_grammar(c, k - 1) & GRAM_KIND) return more;
	}
	if (k > adjectives) return k;
	if (adjectives == j + 1 && is_acronym(l, c, i, j)) return adjectives;
	bool pronoun = clause_grammar(c, i) & (GRAM_PRONOUN | GRAM_IMPERSONAL);
	return pronoun && i < end ? i + 1 : i;
}

/* Where the phrase that a link at i ties to the one before it begins; i -1 if there is no link. */
static int linked(const clause *c, int i, unsigned how)
{
	uint32_t links = how & PHRASE_WIDE ? GRAM_LINK | GRAM_PREPOSITION | GRAM_AND : GRAM_LINK | GRAM_AND;
	if (!(clause_grammar(c, i) & links)) return -1;
	return clause_grammar(c, i) & determiner ? i : i + 1;
}

int phrase_end(const lang *l, const clause *c, int i, int end, unsigned how)
{
	if (end > i + PHRASE_TOKENS) end = i + PHRASE_TOKENS;
	if (end > c->n) end = c->n;
	if (i < 0 || i >= end) return i;
	if (how & PHRASE_SUBJECT && phrase_is_oblique(l, c, i)) return i;
	int j = core(l, c, i, end);
	if (j == i || clause_grammar(c, j - 1) & (GRAM_PRONOUN | GRAM_IMPERSONAL)) return j;
	while (j < end) {
		int from = linked(c, j, how), k = from < 0 ? from : core(l, c, from, end);
		if (k == from) break;
		j = k;
	}
	return j;
}

/* Behind an apposition whose comma is at i; i if there is none. It ends at a comma, a quotation, or at the sentence's
 * or the phrase's end. */
static int apposition(const lang *l, const clause *c, int i, int end, unsigned how)
{
	if (clause_kind(c, i) != TOKEN_COMMA || i + 1 >= end) return i;
	int j = phrase_end(l, c, i + 1, end, how);
	if (j == i + 1 && clause_kind(c, j) == TOKEN_NUMBER) j++;
	if (j == i + 1 || clause_grammar(c, i + 1) & (GRAM_PRONOUN | GRAM_IMPERSONAL)) return i;
	enum token_kind next = clause_kind(c, j);
	bool quoted = next == TOKEN_QUOTE && l->verb_second;
	return next == TOKEN_COMMA || next == TOKEN_STOP || next == TOKEN_CLOSE || quoted || j >= c->n ? j : i;
}

int phrase_whole(const lang *l, const clause *c, int i, int end, unsigned how)
{
	int j = phrase_end(l, c, i, end, how);
	if (j == i || clause_grammar(c, j - 1) & (GRAM_PRONOUN | GRAM_IMPERSONAL)) return j;
	for (int n = 0; n < PHRASE_APPOSITIONS; n++) {
		int k = apposition(l, c, j, end, how);
		if (k == j) break;
		j = k;
	}
	return j;
}
