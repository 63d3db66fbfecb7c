#include "boundary.h"

#include <string.h>

#include "mark.h"
#include "stop.h"
#include "uax29.h"

enum { SOURCE_LONGEST = 24, BRACKET_FAR = 256, REMARK_LONGEST = 40, SHORT_WORD = 4, LONG_WORD = 6 };

/* Rules: each says BREAK, JOIN, or UNSURE and leaves it to the next. */

/* Nothing follows. */
static verdict rule_end(const point *t) { return t->next == t->end ? BREAK : UNSURE; }

static bool goes_on(const point *t)
{
	switch (t->first) {
	case ',':
	case ';':
	case ':':
	case '&':
	case '/':
	case 0x060C: /* ، */
	case 0x061B: /* ؛ */
	case 0x2116: /* № */
	case 0x3001: /* 、 */
	case 0xFF0C: /* ， */
	case 0xFF1A: /* ： */
	case 0xFF1B: /* ； */ return true;
	default: return t->word < t->end && mark_is_terminator(t->l, t->word, t->end);
	}
}

/* What the sections [break] and [join] say: of the word and its mark, or by patterns; the later wins. */
static verdict rule_section(const point *t)
{
	if (t->flags & (LANG_BREAK | LANG_JOIN)) return t->flags & LANG_BREAK ? BREAK : JOIN;
	if (t->l->n_decisions == 0) return UNSURE;
	span before = {t->behind, 0}, after = {t->next, 0};
	before.p = t->behind - t->start > BOUNDARY_CONTEXT
			   ? utf8_boundary(t->start, t->behind - BOUNDARY_CONTEXT, t->end)
			   : t->start;
	before.n = (size_t)(t->behind - before.p);
	after.n = (size_t)((t->end - t->next > BOUNDARY_CONTEXT
					   ? utf8_boundary(t->next, t->next + BOUNDARY_CONTEXT, t->end)
					   : t->end) -
			   t->next);
	for (size_t i = t->l->n_decisions; i > 0; i--) {
		const lang_decision *d = t->l->decisions + i - 1;
		if (pattern_find(d->before, before, NULL) && (!d->after || pattern_find(d->after, after, NULL)))
			return d->breaks ? BREAK : JOIN;
	}
	return UNSURE;
}

/* The terminators of a script without spaces need none behind them. */
static verdict rule_wide(const point *t)
{
	if (!mark_is_wide(t->mark)) return UNSURE;
	return goes_on(t) ? JOIN : BREAK;
}

/* Ende.Der Anfang: where the user says that white space may be missing, between two words of which the second has a
 * capital letter. */
static verdict rule_loose(const point *t)
{
	if (!t->l->loose || t->next > t->behind || t->word > t->next || !utf8_is_upper(t->first) || t->flags)
		return UNSURE;
	span before = around_word_before(t->start, t->at), next = point_next_word(t);
	if (before.n < STOP_LEAST || memchr(before.p, '.', before.n) || next.n < 2) return UNSURE;
	const byte *second = next.p;
	utf8_next(&second, t->end);
	return utf8_is_lower(utf8_before(t->start, t->at)) && utf8_is_lower(utf8_at(second, t->end)) ? BREAK : UNSURE;
}

/* 3.14, example.org, "Was?", er: something is attached. */
static verdict rule_attached(const point *t) { return t->next > t->behind ? UNSURE : JOIN; }

/* Text whose sentences begin with small letters; the word before the point is one of them and no abbreviation. */
static bool uncapitalised(const point *t)
{
	if (!utf8_is_lower(utf8_at(t->sentence, t->end)) || !utf8_is_lower(utf8_before(t->start, t->at))) return false;
	return !t->flags && around_word_before(t->start, t->at).n >= STOP_LEAST;
}

/* Small letters alone, behind a capital one or not. */
static bool is_small(span w, bool capital)
{
	const byte *p = w.p, *end = p + w.n;
	if (capital) utf8_next(&p, end);
	while (p < end)
		if (!utf8_is_lower(utf8_next(&p, end))) return false;
	return true;
}

/* An ordinary word ends its sentence even before a small letter: letters alone, more of them than abbreviations have
 * that the language does not know. Where the next word opens sentences, fewer are enough, a capital first letter is
 * no harm, and a bracket that closes does as well. */
static bool is_ordinary_word(const point *t)
{
	if (!t->single || point_next_is_letter(t) || point_next_flags(t) & (LANG_PART | POINT_ABBREVIATIONS))
		return false;
	bool opens = point_next_is(t, LANG_OPENER);
	if (t->at > t->start && (t->at[-1] == ')' || t->at[-1] == ']')) return opens;
	return !t->flags && point_length(t->before) >= (opens ? SHORT_WORD : LONG_WORD) && is_small(t->before, opens);
}

/* Whether "a. Text" at the word opens an item: a small letter, a full stop and a capital letter that is no abbreviation
 * ("z. B."). */
static bool opens_item(const point *t, span letter)
{
	byte key[AROUND_WORD + 8];
	const byte *stop = letter.p + letter.n, *next = utf8_skip_space(stop + 1, t->end);
	span w = around_word_at(next, t->end);
	if (next == stop + 1 || !utf8_is_upper(utf8_at(next, t->end)) || w.n > AROUND_WORD) return false;
	memcpy(key, letter.p, letter.n + 1);
	memcpy(key + letter.n + 1, w.p, w.n);
	key[letter.n + 1 + w.n] = '.';
	return !(lang_word(t->l, (span){key, letter.n + w.n + 2}) & (LANG_PART | POINT_ABBREVIATIONS));
}

/* b) Text, b. Text: the next word is the letter of an item, and what ends is no abbreviation. */
static bool next_is_item(const point *t)
{
	span w = point_next_word(t);
	const byte *behind = w.p + w.n;
	if (w.n > 2 || t->end - behind < 3 || behind[1] != ' ') return false;
	if (behind[0] != ')' && !(behind[0] == '.' && point_length(w) == 1 && opens_item(t, w))) return false;
	return !t->single || (!t->flags && t->before.n >= STOP_LEAST);
}

/* A small letter goes on with the sentence: but for "what? where did you", behind ordinary words, and in text that
 * knows no others. */
static verdict rule_lower_case(const point *t)
{
	if (!utf8_is_lower(t->first)) return UNSURE;
	bool question = t->behind[-1] == '?', unmarked = t->word == t->next;
	if (question && unmarked && (point_next_flags(t) & (LANG_OPENER | LANG_HYPHEN_SPACE)) == LANG_OPENER)
		return BREAK;
	if (unmarked && (is_ordinary_word(t) || next_is_item(t))) return BREAK;
	return (t->single || t->behind[-1] == '!') && unmarked && uncapitalised(t) ? BREAK : JOIN;
}

/* (dpa) Der Verein: one word in brackets before a capital letter opens the next sentence. */
static verdict rule_source(const point *t)
{
	if (t->word == t->next || t->word[-1] != '(') return UNSURE;
	span w = point_next_word(t);
	const byte *p = w.p + w.n;
	if (w.n > SOURCE_LONGEST || p == t->end || *p != ')') return UNSURE;
	const byte *next = utf8_skip_space(p + 1, t->end);
	return next > p + 1 && utf8_is_upper(utf8_at(next, t->end)) ? BREAK : UNSURE;
}

/* (he came from Bonn. – Ed.): a dash and the name of who remarks it, up to the bracket's end. */
static verdict rule_remark(const point *t)
{
	if (t->word == t->next || !mark_is_dash(utf8_at(t->next, t->end))) return UNSURE;
	for (const byte *p = t->word; p < t->end && p - t->word < REMARK_LONGEST && *p != '('; p++)
		if (*p == ')') return JOIN;
	return UNSURE;
}

/* An address on the web begins something new. */
static verdict rule_address(const point *t)
{
	size_t left = (size_t)(t->end - t->word);
	if (t->flags || left < 8) return UNSURE;
	return memcmp(t->word, "http://", 7) == 0 || memcmp(t->word, "https://", 8) == 0 ||
			       memcmp(t->word, "www.", 4) == 0
		       ? BREAK
		       : UNSURE;
}

/* A comma, a colon, a semicolon, or more terminators behind a space go on with the sentence. */
static verdict rule_punctuation(const point *t) { return goes_on(t) ? JOIN : UNSURE; }

/* A mark alone in brackets, (?) or (!), comments on a word; behind the end of a sentence it is an omission: !(..) */
static verdict rule_comment(const point *t)
{
	bool alone = t->at > t->start && (t->at[-1] == '(' || t->at[-1] == '[');
	if (alone && t->at[-1] == '(' && mark_is_final(t->l, t->start, utf8_trim_space(t->start, t->at - 1)))
		return UNSURE;
	return alone && (t->behind[-1] == ')' || t->behind[-1] == ']') ? JOIN : UNSURE;
}

/* Where in [from, p) a bracket opens that is still open at p; NULL if none does. */
static const byte *open_bracket(const byte *from, const byte *p)
{
	int closed = 0;
	while (p > from) {
		byte c = *--p;
		if (c == ')' || c == ']') closed++;
		else if ((c == '(' || c == '[') && closed-- == 0) return p;
	}
	return NULL;
}

/* (see p. 5. More there): what stands in brackets inside a sentence belongs to it. */
static verdict rule_bracket(const point *t)
{
	if (!t->brackets) return UNSURE;
	const byte *far = t->at - t->sentence > BRACKET_FAR ? t->at - BRACKET_FAR : t->sentence;
	const byte *bracket = open_bracket(far, t->at);
	if (!bracket || bracket == t->sentence) return UNSURE;
	const byte *end = t->end - t->behind > BRACKET_FAR ? t->behind + BRACKET_FAR : t->end;
	int open = 0;
	for (const byte *p = t->at; p < end; p++) {
		if (*p == '(' || *p == '[') open++;
		else if ((*p == ')' || *p == ']') && open-- == 0) return p < t->behind ? UNSURE : JOIN;
	}
	return UNSURE;
}

/* ! and ? and their like, and whatever has marks attached, end a sentence. */
static verdict rule_mark(const point *t) { return t->single ? UNSURE : BREAK; }

static verdict rule_stop(const point *t)
{
	(void)t;
	return BREAK;
}

/* The rules in their order. The first three are judged elsewhere. */
#define RULES_IN_ORDER(X)                                                                                              \
	X(RULE_LINE, "line", NULL)                                                                                     \
	X(RULE_PARAGRAPH, "paragraph", NULL)                                                                           \
	X(RULE_QUOTATION, "quotation", NULL)                                                                           \
	X(RULE_END, "end", rule_end)                                                                                   \
	X(RULE_SECTION, "section", rule_section)                                                                       \
	X(RULE_WIDE, "wide", rule_wide)                                                                                \
	X(RULE_LOOSE, "loose", rule_loose)                                                                             \
	X(RULE_ATTACHED, "attached", rule_attached)                                                                    \
	X(RULE_ADDRESS, "address", rule_address)                                                                       \
	X(RULE_SOURCE, "source", rule_source)                                                                          \
	X(RULE_REMARK, "remark", rule_remark)                                                                          \
	X(RULE_LOWER_CASE, "lower-case", rule_lower_case)                                                              \
	X(RULE_PUNCTUATION, "punctuation", rule_punctuation)                                                           \
	X(RULE_COMMENT, "comment", rule_comment)                                                                       \
	X(RULE_BRACKET, "bracket", rule_bracket)                                                                       \
	X(RULE_MARK, "mark", rule_mark)                                                                                \
	X(RULE_WORD, "word", stop_word)                                                                                \
	X(RULE_ITEM, "item", stop_item)                                                                                \
	X(RULE_ABBREVIATION_PART, "abbreviation-part", stop_abbreviation_part)                                         \
	X(RULE_ABBREVIATION, "abbreviation", stop_abbreviation)                                                        \
	X(RULE_ABBREVIATION_NUMBER, "abbreviation-number", stop_abbreviation_number)                                   \
	X(RULE_MEASURE, "measure", stop_measure)                                                                       \
	X(RULE_ABBREVIATION_CLOSING, "abbreviation-closing", stop_abbreviation_closing)                                \
	X(RULE_ABBREVIATION_FINAL, "abbreviation-final", stop_abbreviation_final)                                      \
	X(RULE_ORDINAL, "ordinal", stop_ordinal)                                                                       \
	X(RULE_INITIAL, "initial", stop_initial)                                                                       \
	X(RULE_SHAPE, "shape", stop_shape)                                                                             \
	X(RULE_STOP, "stop", rule_stop)

#define NUMBER(number, name, judge) number,
enum { RULES_IN_ORDER(NUMBER) RULES };
#undef NUMBER

#define ROW(number, name, judge) {name, judge},
static const struct {
	const char *name;
	verdict (*judge)(const point *);
} rules[] = {RULES_IN_ORDER(ROW)};
#undef ROW

static const char *const unicode_rules[UAX29_RULES] = {"SB4", "SB6", "SB7", "SB8", "SB8a", "SB11"};

/* The rules of UAX #29 have the numbers behind the others. */
const char *boundary_rule_name(unsigned rule) { return rule < RULES ? rules[rule].name : unicode_rules[rule - RULES]; }

/* The word before p if it is of small letters, with a capital first or not; p if something else stands before it than a
 * space, or a full stop before that. */
static const byte *plain_word(const byte *start, const byte *small, const byte *p)
{
	const byte *w = small;
	if (w > start && w[-1] >= 'A' && w[-1] <= 'Z') w--;
	return w - start >= 2 && w[-1] == ' ' && w[-2] != '.' ? w : p;
}

/* Most candidates have a letter or a digit attached, or nothing behind them, or are the mark between an ordinary word
 * or a quotation mark, and a space and a capital letter: what the rules would say of these, without asking each of
 * them. False where it is something else. (Only where a byte that is no UTF-8 stands in the word before it may the
 * rules, for which a word begins behind such a byte, say otherwise: to look for one costs more than it is worth.) */
static bool judge_plain(const lang *l, span text, const byte *p, boundary *b)
{
	const byte *end = text.p + text.n;
	bool stop = *p == '.';
	if (l->decides || l->loose) return false;
	b->end = b->next = p + 1;
	if (end - p == 1) {
		b->breaks = true;
		b->rule = RULE_END;
		return true;
	}
	if (p[1] != ' ') {
		b->breaks = false;
		b->rule = RULE_ATTACHED;
		return stop && ((p[1] >= 'a' && p[1] <= 'z') || (p[1] >= '0' && p[1] <= '9'));
	}
	if (end - p < 4 || !(stop || *p == '!' || *p == '?')) return false;
	byte next = p[2] == '"' ? p[3] : p[2];
	if (next < 'A' || next > 'Z') return false;
	b->next = p + 2;
	b->breaks = true;
	b->rule = stop ? RULE_STOP : RULE_MARK;
	if (p > text.p && p[-1] == '"') return true;
	const byte *small = stop_small_letters(l, text.p, p), *w = plain_word(text.p, small, p);
	if (stop && p - small >= STOP_LONG) b->rule = RULE_WORD;
	return p - w >= 2 && lang_word(l, (span){w, (size_t)(p + 1 - w)}) == 0;
}

void boundary_judge(const lang *l, span text, const byte *sentence, bool brackets, const byte *p, boundary *b)
{
	if (l->unicode) {
		uax29 u = uax29_judge(l, text.p, p, text.p + text.n);
		*b = (boundary){.end = u.end, .next = u.next, .breaks = u.breaks, .rule = RULES + u.rule};
		return;
	}
	if (!brackets && judge_plain(l, text, p, b)) return;
	point t = point_at(l, text, sentence, p);
	t.brackets = brackets;
	verdict v = UNSURE;
	for (b->rule = BOUNDARY_OWN; (v = rules[b->rule].judge(&t)) == UNSURE; b->rule++) continue;
	b->end = t.behind;
	b->next = t.next;
	b->breaks = v == BREAK;
}
