"""First names whose last letter does not distinguish women from men."""

from __future__ import annotations

from audiobuild.german.words import word_list

WOMEN_NOT_IN_A = frozenset(
    word_list("""
    Frau Adele Agnes Alice Aline Amy Angelique Anke Anne Annegret Anneliese Annemarie Antje Astrid Aylin Ayşe Beate
    Beyoncé Birgit Birte Brigitte Britt Bärbel Carmen Caroline Catherine Charlotte Chloé Christel Christiane Christine
    Cindy Coco Conny Corinne Céline Dagmar Denise Desirée Dilek Doris Dörte Edith Elfriede Elif Elisabeth Elizabeth
    Elke Ellen Emilie Emily Emine Ester Esther Eve Evelyn Evi Frauke Friederike Gabriele Gerlinde Gertrud Gesine Grit
    Gudrun Hannelore Hedwig Heide Heidi Heidrun Heike Helen Helene Henriette Hildegard Hillary Ilse Imke Ines Inge
    Ingeborg Ingrid Irene Iris Irmgard Isabel Isabelle Jacqueline Janine Jasmin Jennifer Jenny Jessie Jil Jill
    Josefine Judith Jule Julie Karen Karin Kate Katharine Kathleen Kathrin Katrin Kelly Kerstin Kirsten Kristin Käthe
    Laureen Leni Leonie Leyla Liane Lieselotte Liesl Lilly Lindsey Linn Liselotte Lore Lotte Louise Luise Mandy Manon
    Maren Margaret Margit Margot Margret Marianne Marie Marine Marion Marit Marlen Marlene Marlies Meghan Melanie
    Merle Merve Michelle Miriam Mirjam Moni Monique Nadine Nancy Naomi Natalie Nathalie Nele Nicole Noemi Noémi
    Pauline Peggy Rachel Ragnhild Regine Renate Resi Romy Rosemarie Rosmarie Ruth Sabine Sandrine Sandy Sarah Sibylle
    Sigrid Silke Simone Sofie Sophie Stefanie Steffi Stephanie Susan Susann Susanne Susi Swantje Sylvie Trude Ulrike
    Ursel Uschi Ute Valerie Vivien Véronique Waltraud Wendy Wiebke Yvonne Zoe Zoé
    """)
)
"""Women's first names that do not end in -a, and "Frau" before a family name."""

MEN_IN_A = frozenset(
    word_list("Andrea Elia Ilja Joshua Juha Jukka Luca Luka Mika Mischa Nicola Nikita Nikola Pekka Sascha Toma")
)
"""First names of men that end in -a."""
MEN = frozenset(
    word_list("""
    Achim Albert Albrecht Alexander Alfred Alois Andreas Anton Armin Arnold Arthur August Axel Bernd Bernhard Bruno
    Carl Carsten Christian Christoph Claus Daniel David Detlef Dieter Dietmar Dirk Dominik Eberhard Eckart Edgar Eduard
    Egon Elmar Emil Erhard Erich Ernst Erwin Eugen Fabian Felix Ferdinand Florian Frank Franz Friedrich Fritz Georg
    Gerd Gerhard Gernot Gottfried Gregor Guido Günter Günther Gustav Hans Harald Hartmut Heiko Heiner Heinrich Heinz
    Helmut Henning Herbert Hermann Holger Horst Hubert Hugo Ingo Jakob Jan Jens Joachim Jochen Johann Johannes Jonas
    Jörg Josef Joseph Julius Jürgen Kai Karl Karsten Klaus Konrad Konstantin Kurt Lars Leo Leonhard Lothar Ludwig Lukas
    Lutz Manfred Marco Marcus Mario Markus Martin Matthias Max Maximilian Michael Moritz Nikolaus Nils Norbert Olaf
    Oliver Oskar Oswald Otto Patrick Paul Peter Philipp Rainer Ralf Ralph Reiner Reinhard Reinhold Richard Robert
    Roland Rolf Roman Rüdiger Rudolf Ruprecht Sebastian Siegfried Simon Stefan Steffen Stephan Sven Theo Theodor Thomas
    Thorsten Tim Timo Tobias Torsten Udo Ulf Ulrich Uwe Valentin Viktor Volker Walter Werner Wilfried Wilhelm Willi
    Willy Winfried Wolfgang Wolfram
    """)
)
"""Common first names of men."""
