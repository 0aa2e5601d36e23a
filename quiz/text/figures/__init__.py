"""Figures drawn with the characters of a terminal: curves in Braille dots, points, contours, bars.

Everything here is a pure function of a scene and a size: no terminal is asked, no state is kept, and the same
figure looks the same every time. Series are told apart by the pattern of their line or by their mark, so that
none needs colour; an output without Braille gets a letter for each series instead.
"""
