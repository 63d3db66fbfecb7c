#include "around.h"

#include <string.h>

/* A full stop, a hyphen or a slash is in the word that stands before a place. */
static bool in_word(char32_t c)
{
	if (c >= 0x80) return utf8_is_word(c);
	byte letter = (byte)(c | 0x20);
	return (letter >= 'a' && letter <= 'z') || (c >= '-' && c <= '9'); /* - . / and digits */
}

span around_word_before(const byte *start, const byte *p)
{
	const byte *from = p;
	while (from > start && p - from < AROUND_WORD) {
		const byte *before = from;
		if (!in_word(utf8_prev(start, &before))) break;
		from = before;
	}
	return (span){from, (size_t)(p - from)};
}

span around_word_at(const byte *p, const byte *end)
{
	const byte *q = p;
	while (q < end && q - p < AROUND_WORD) {
		const byte *next = q;
		char32_t c = utf8_next(&next, end);
		bool apostrophe = (c == '\'' || c == 0x2019) && q > p && utf8_is_letter(utf8_at(next, end));
		if (!apostrophe && !utf8_is_word(c)) break;
		q = next;
	}
	return (span){p, (size_t)(q - p)};
}

span around_token_before(const byte *start, const byte *p)
{
	const byte *from = p;
	while (from > start) {
		const byte *before = from;
		if (utf8_is_space(utf8_prev(start, &before)) || p - before > AROUND_SHOWN) break;
		from = before;
	}
	return (span){from, (size_t)(p - from)};
}

span around_token_at(const byte *p, const byte *end)
{
	const byte *to = p;
	while (to < end) {
		const byte *next = to;
		if (utf8_is_space(utf8_next(&next, end)) || next - p > AROUND_SHOWN) break;
		to = next;
	}
	return (span){p, (size_t)(to - p)};
}

span around_line_before(const byte *start, const byte *p)
{
	const byte *from = p - start > AROUND_LINE ? utf8_boundary(start, p - AROUND_LINE, p) : start, *feed;
	while ((feed = memchr(from, '\n', (size_t)(p - from))) != NULL) from = feed + 1;
	return (span){from, (size_t)(p - from)};
}

span around_line_at(const byte *p, const byte *end)
{
	const byte *to = end - p > AROUND_LINE ? utf8_boundary(p, p + AROUND_LINE, end) : end;
	const byte *feed = memchr(p, '\n', (size_t)(to - p));
	if (feed) to = feed;
	return (span){p, (size_t)(to - p)};
}
