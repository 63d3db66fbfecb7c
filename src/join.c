#include "join.h"

#include <string.h>

enum { SOFT_HYPHEN = 0xAD };

static bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010; }

/* Letters and punctuation of such scripts. */
static bool without_spaces(char32_t c)
{
	return utf8_is_unspaced(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF60);
}

/* The word at p: letters, and a full stop behind them ("bzw."). */
static span word_at(const byte *p, const byte *end)
{
	const byte *q = p;
	while (q < end && q - p <= WORD_LONGEST) {
		const byte *next = q;
		if (!utf8_is_letter(utf8_next(&next, end))) break;
		q = next;
	}
	if (q > p && q < end && *q == '.') q++;
	return (span){p, (size_t)(q - p)};
}

/* A hyphen that ends its line inside a word. A soft one stands nowhere else. */
static bool hyphenated(const lang *l, const byte *start, const byte *from, const byte *to, const byte *end)
{
	const byte *p = from;
	if (start == p) return false;
	char32_t hyphen = utf8_prev(start, &p);
	if (hyphen != SOFT_HYPHEN && !is_hyphen(hyphen)) return false;
	if (!utf8_is_word(utf8_before(start, p)) || !utf8_is_word(utf8_at(to, end))) return false;
	return hyphen == SOFT_HYPHEN || !(lang_word(l, word_at(to, end)) & LANG_HYPHEN_SPACE);
}

bool join_find(const lang *l, const byte *start, const byte *p, const byte *end, join *j)
{
	const byte *feed = memchr(p, '\n', (size_t)(end - p));
	if (!feed) return false;
	j->from = utf8_trim_space(p, feed);
	j->to = utf8_skip_space(feed, end);
	j->space = !hyphenated(l, start, j->from, j->to, end) &&
		   !(without_spaces(utf8_before(start, j->from)) && without_spaces(utf8_at(j->to, end)));
	return true;
}
