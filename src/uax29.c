#include "uax29.h"

enum property { OTHER, EXTEND, SPACE, LOWER, UPPER, OLETTER, NUMERIC, ATERM, STERM, CLOSE, CONTINUE };

static bool is_listed(const lang *l, const byte *p, const byte *next, uint32_t flag)
{
	return lang_word(l, (span){p, (size_t)(next - p)}) & flag;
}

static bool is_extend(char32_t c)
{
	if (c < 0x80) return false;
	return c == 0x200D || uc_is_property_grapheme_extend(c) ||
	       uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mc | UC_CATEGORY_MASK_Cf);
}

/* Georgian has no sentences with capital letters: its letters are OLetter. */
static bool is_georgian(char32_t c) { return (c >= 0x10D0 && c <= 0x10FF) || (c >= 0x1C90 && c <= 0x1CBF); }

static enum property letter_class(char32_t c)
{
	if (uc_is_property_lowercase(c) && !is_georgian(c)) return LOWER;
	if ((uc_is_property_uppercase(c) || uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Lt)) &&
		!is_georgian(c))
		return UPPER;
	return uc_is_property_alphabetic(c) || c == 0x05F3 ? OLETTER : OTHER;
}

/* Sentence_Break of the character [p, next); Extend and Format are one class here, for SB5 treats them alike. */
static enum property class_of(const lang *l, const byte *p, const byte *next)
{
	const byte *s = p;
	char32_t c = utf8_next(&s, next);
	if (utf8_is_space(c)) return SPACE;
	if (is_extend(c)) return EXTEND;
	if (is_listed(l, p, next, LANG_SENTENCE_STOP)) return ATERM;
	if (uc_is_property_sentence_terminal(c)) return STERM;
	if (utf8_is_digit(c) || is_listed(l, p, next, LANG_SENTENCE_NUMERIC)) return NUMERIC;
	if (is_listed(l, p, next, LANG_SENTENCE_CONTINUE)) return CONTINUE;
	bool bracket = c >= 0x80 &&
		       uc_is_general_category_withtable(c,
			       UC_CATEGORY_MASK_Ps | UC_CATEGORY_MASK_Pe | UC_CATEGORY_MASK_Pi | UC_CATEGORY_MASK_Pf);
	if (bracket || is_listed(l, p, next, LANG_SENTENCE_CLOSE)) return CLOSE;
	return letter_class(c);
}

/* Behind the character at p and the Extend and Format characters that belong to it (SB5). */
static const byte *behind(const byte *p, const byte *end)
{
	utf8_next(&p, end);
	while (p < end) {
		const byte *next = p;
		if (!is_extend(utf8_next(&next, end))) break;
		p = next;
	}
	return p;
}

static enum property class_at(const lang *l, const byte *p, const byte *end)
{
	if (p == end) return OTHER;
	const byte *next = p;
	utf8_next(&next, end);
	return class_of(l, p, next);
}

/* The class of the character before p, Extend and Format passed over. */
static enum property class_before(const lang *l, const byte *start, const byte *p)
{
	while (start < p) {
		const byte *before = p;
		utf8_prev(start, &before);
		enum property c = class_of(l, before, p);
		if (c != EXTEND) return c;
		p = before;
	}
	return OTHER;
}

static const byte *skip(const lang *l, const byte *p, const byte *end, enum property c)
{
	while (p < end && class_at(l, p, end) == c) p = behind(p, end);
	return p;
}

/* SB8: what comes first of letters and terminators is a small letter. */
static bool goes_on_small(const lang *l, const byte *p, const byte *end)
{
	const byte *from = p;
	for (; p < end && p - from < UAX29_AHEAD; p = behind(p, end)) {
		enum property c = class_at(l, p, end);
		if (c == LOWER) return true;
		if (c == UPPER || c == OLETTER || c == ATERM || c == STERM) return false;
	}
	return false;
}

bool uax29_is_terminator(const byte *p, const byte *end)
{
	return uc_is_property_sentence_terminal(utf8_at(p, end)); /* ATerm is part of it */
}

static uax29 join(uax29 u, enum uax29_rule rule)
{
	u.breaks = false;
	u.rule = rule;
	return u;
}

uax29 uax29_judge(const lang *l, const byte *start, const byte *p, const byte *end)
{
	const byte *after = behind(p, end);
	bool stop = class_at(l, p, end) == ATERM;
	enum property next = class_at(l, after, end), before = class_before(l, start, p);
	uax29 u = {.end = skip(l, after, end, CLOSE), .breaks = true, .rule = UAX29_SB11};
	u.next = skip(l, u.end, end, SPACE);
	u.end = utf8_trim_space(u.end, u.next); /* Format characters among the white space (SB5) are text */
	if (stop && next == NUMERIC) return join(u, UAX29_SB6);
	if (stop && next == UPPER && (before == UPPER || before == LOWER)) return join(u, UAX29_SB7);
	if (stop && goes_on_small(l, u.next, end)) return join(u, UAX29_SB8);
	enum property then = class_at(l, u.next, end);
	if (then == CONTINUE || then == ATERM || then == STERM) return join(u, UAX29_SB8A);
	return u;
}

const byte *uax29_separator(const byte *p, const byte *end, size_t *length)
{
	for (; p < end; p++) {
		if (*p == '\n' || *p == '\r') {
			*length = *p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
			return p;
		}
		char32_t c = *p == 0xC2 || *p == 0xE2 ? utf8_at(p, end) : 0;
		if (c != 0x85 && c != 0x2028 && c != 0x2029) continue;
		*length = c == 0x85 ? 2 : 3;
		return p;
	}
	*length = 0;
	return end;
}
