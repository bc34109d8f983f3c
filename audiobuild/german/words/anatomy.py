"""Latin words of the names of muscles, nerves, vessels, ligaments and processes."""

from __future__ import annotations

from audiobuild.german.words import word_list

ANATOMY = frozenset(
    word_list("""
    biceps triceps quadriceps deltoideus pectoralis trapezius latissimus gluteus glutaeus glutei rectus recti obliquus
    obliqui transversus sternocleidomastoideus masseter gastrocnemius soleus tibialis peroneus peronaeus fibularis
    iliopsoas psoas sartorius semitendinosus semimembranosus adductor adductores abductor flexor flexores extensor
    extensores brachialis brachioradialis supraspinatus infraspinatus subscapularis teres erector levator orbicularis
    buccinator serratus rhomboideus rhomboidei piriformis plantaris popliteus vastus pronator supinator sphincter
    detrusor ciliaris cremaster intercostales
    ischiadicus femoralis medianus ulnaris radialis facialis trigeminus vagus opticus phrenicus axillaris saphenus
    pudendus obturatorius accessorius hypoglossus glossopharyngeus oculomotorius trochlearis abducens
    vestibulocochlearis olfactorius musculocutaneus alveolaris laryngeus recurrens suralis thoracicus lingualis
    mandibularis maxillaris infraorbitalis cutaneus cutanei digitales
    carotis carotides poplitea subclavia vertebralis vertebrales basilaris cerebri iliaca iliacae renalis renales
    hepatica hepaticae mesenterica pulmonalis pulmonales coronaria coronariae thoracica mammaria temporalis lienalis
    gastrica cystica uterina cava portae saphena jugularis jugulares azygos ophthalmica meningea epigastrica perforantes
    circumflexa circumflexus interventricularis
    patellae cruciatum cruciata collaterale collateralia latum longitudinale talofibulare deltoideum falciforme flavum
    flava inguinale alaria xiphoideus coracoideus mastoideus styloideus spinosus coronoideus
    """)
)
"""Words after an abbreviation such as "M.", Musculus, or "Lig.", Ligamentum; of no kind of animal or plant."""
