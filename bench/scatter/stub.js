// Stands for packages that the view imports and does not use here.
export default {};
