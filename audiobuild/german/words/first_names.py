"""First names whose last letter does not tell a woman from a man."""

from __future__ import annotations

from audiobuild.german.words import word_list

WOMEN_NOT_IN_A = frozenset(
    word_list("""
    Frau Agnes Alice Angelique Anke Anneliese Anne Annegret Annemarie Antje Astrid Beate Birgit Birte Brigitte
    Britt Caroline Carmen Catherine Céline Charlotte Christel Christiane Christine Coco Corinne Dagmar Denise
    Desirée Doris Dörte Edith Elfriede Elisabeth Elke Ellen Emily Emilie Ester Esther Eve Evelyn Friederike Frauke
    Gabriele Gerlinde Gertrud Gesine Grit Gudrun Hannelore Hedwig Heide Heike Heidrun Helen Helene Henriette
    Hildegard Ilse Imke Ines Inge Ingeborg Ingrid Irene Iris Irmgard Isabel Isabelle Jacqueline Janine Jasmin Jennifer
    Jessie Josefine Judith Julie Karin Karen Katharine Käthe Kathrin Kathleen Katrin Kerstin Kirsten Kristin
    Laureen Leonie Liane Lieselotte Linn Liselotte Lilly Lore Louise Luise Manon Margit Margot Margret Marianne Marie
    Marion Marit Marlene Marlies Maren Melanie Merle Michelle Miriam Mirjam Monique Nadine Naomi Nathalie Natalie Nele
    Nicole Pauline Rachel Ragnhild Regine Renate Rosemarie Rosmarie Ruth Sabine Sandrine Sarah Sibylle Sigrid Silke
    Simone Sophie Stefanie Stephanie Steffi Susan Susanne Susann Swantje Sylvie Trude Ulrike Ursel
    Ute Uschi Valerie Véronique Vivien Waltraud Wiebke Yvonne
    """)
)
"""Among first names of women, those that do not end in -a; "Frau" before a family name tells as much."""

MEN_IN_A = frozenset(
    word_list("Andrea Elia Ilja Joshua Juha Jukka Luca Luka Mika Mischa Nicola Nikita Nikola Pekka Sascha Toma")
)
"""First names of men that end in -a."""
