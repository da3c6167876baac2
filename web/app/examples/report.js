import "parcours/define";
